//! A name server of the sandbox: every name leads to this machine, and TXT records say what they were told to (RFC 1035).

use std::{
    collections::BTreeMap,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{net::UdpSocket, task::JoinSet};

const A: u16 = 1;
const TXT: u16 = 16;
/// The longest message over UDP.
const MESSAGE_BYTES: usize = 512;

type Texts = Arc<Mutex<BTreeMap<String, Vec<String>>>>;

/// A running name server. It ends when it is dropped.
pub struct NameServer {
    address: SocketAddr,
    texts: Texts,
    /// Dropped, it ends what runs in it.
    _running: JoinSet<()>,
}

impl NameServer {
    /// Starts one on a free port of this machine.
    ///
    /// # Errors
    /// When there is none.
    pub async fn start() -> io::Result<NameServer> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (address, texts) = (socket.local_addr()?, Texts::default());
        let mut running = JoinSet::new();
        running.spawn(serve(socket, texts.clone()));
        Ok(NameServer { address, texts, _running: running })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Says these words in the TXT records of a name from now on.
    pub fn say(&self, name: &str, texts: &[&str]) {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_ascii_lowercase(), texts);
    }
}

async fn serve(socket: UdpSocket, texts: Texts) {
    let mut buffer = [0; MESSAGE_BYTES];
    while let Ok((n, peer)) = socket.recv_from(&mut buffer).await {
        let answer = buffer.get(..n).and_then(|question| answer(question, &texts));
        if let Some(answer) = answer {
            drop(socket.send_to(&answer, peer).await);
        }
    }
}

/// The answer to one question; none for what is no question.
fn answer(message: &[u8], texts: &Texts) -> Option<Vec<u8>> {
    let (head, rest) = message.split_at_checked(12)?;
    let (mut labels, mut at) = (Vec::new(), 0);
    loop {
        let length = usize::from(*rest.get(at)?);
        if length == 0 {
            break;
        }
        labels.push(String::from_utf8_lossy(rest.get(at + 1..at + 1 + length)?).to_ascii_lowercase());
        at += length + 1;
    }
    let question = rest.get(..at + 5)?;
    let kind = u16::from_be_bytes([*rest.get(at + 1)?, *rest.get(at + 2)?]);
    let records: Vec<Vec<u8>> = match kind {
        A => vec![vec![127, 0, 0, 1]],
        TXT => {
            let texts = texts.lock().unwrap_or_else(PoisonError::into_inner);
            texts.get(&labels.join(".")).into_iter().flatten().filter_map(|text| text_data(text)).collect()
        }
        _ => Vec::new(),
    };
    let mut out = head.get(..2)?.to_vec();
    // An answer, with authority, to one question; recursion was asked for and is there.
    out.extend([0x85, 0x80, 0, 1]);
    out.extend(u16::try_from(records.len()).ok()?.to_be_bytes());
    out.extend([0, 0, 0, 0]);
    out.extend(question);
    for record in records {
        out.extend([0xc0, 12]);
        out.extend(kind.to_be_bytes());
        out.extend([0, 1, 0, 0, 0, 1]);
        out.extend(u16::try_from(record.len()).ok()?.to_be_bytes());
        out.extend(record);
    }
    Some(out)
}

fn text_data(text: &str) -> Option<Vec<u8>> {
    let length = u8::try_from(text.len()).ok()?;
    Some([&[length], text.as_bytes()].concat())
}
