//! A letter that arrived.

use mail_parser::MessageParser;

/// A letter that arrived.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The envelope's recipient.
    pub to: String,
    /// The envelope's sender.
    pub from: String,
    /// The subject, decoded.
    pub subject: String,
    /// The part for who reads text, decoded.
    pub text: String,
    /// The part for who reads HTML, decoded.
    pub html: String,
    /// Name and undecoded value of each header, in their order.
    pub headers: Vec<(String, String)>,
    /// The bytes between DATA and its end.
    pub raw: Vec<u8>,
}

impl Letter {
    /// One header's undecoded value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Reads a letter. What no MIME parser reads stays raw.
    pub(super) fn read(to: String, from: String, raw: Vec<u8>) -> Letter {
        let mut letter = Letter {
            to,
            from,
            subject: String::new(),
            text: String::new(),
            html: String::new(),
            headers: Vec::new(),
            raw,
        };
        if let Some(message) = MessageParser::default().parse(&letter.raw) {
            letter.headers =
                message.headers_raw().map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
            letter.subject = message.subject().unwrap_or_default().to_owned();
            letter.text = message.body_text(0).unwrap_or_default().into_owned();
            letter.html = message.body_html(0).unwrap_or_default().into_owned();
        }
        letter
    }
}
