//! The rows of `policy/` as the program reads them at run time.

/// Why a purpose is lawful (GDPR Art 6(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Art 6(1)(a).
    Consent,
    /// Art 6(1)(b).
    Contract,
    /// Art 6(1)(c).
    LegalObligation,
    /// Art 6(1)(f); the interest is named in the texts.
    LegitimateInterest,
}

/// What kind of datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Tells who somebody is here.
    Identity,
    /// Reaches somebody.
    Contact,
    /// Opens something.
    Credential,
    /// Records a choice.
    Consent,
    /// Records what somebody did.
    Activity,
    /// Records how somebody likes it.
    Preference,
}

/// Where a datum comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The person typed it.
    Given,
    /// The program saw it happen.
    Observed,
    /// Another party sent it.
    Received,
    /// The program made it.
    Derived,
}

/// How long a datum is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// As long as the row of its table.
    Row,
    /// For one request, in memory.
    Use,
    /// Emptied when this instant column of its row is set.
    ClearWhen(&'static str),
}

/// When a table's rows go by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableKeep {
    /// The instant column that the time runs from. Rows in which it is empty stay.
    pub after: &'static str,
    /// How long after it, in days.
    pub days: u32,
}

/// Which database file holds a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// The store, on either engine.
    Main,
    /// The keyring, apart from the data that it opens.
    Keyring,
}

/// A `[[data]]` row.
#[derive(Debug)]
pub struct DataRow {
    /// Its id, the stem of its texts.
    pub id: &'static str,
    /// Whose it is: a `[[subject]]` id, or `everyone`.
    pub subject: &'static str,
    /// What kind.
    pub category: Category,
    /// Where from.
    pub source: Source,
    /// `(table, column)` of every place that holds it; empty when only memory does.
    pub columns: &'static [(&'static str, &'static str)],
    /// Ids of the purposes that it serves.
    pub purposes: &'static [&'static str],
    /// How long.
    pub keep: Keep,
    /// `None` when a person's export holds it, else the reason why not.
    pub left_out_of_export: Option<&'static str>,
    /// Whether the columns are encrypted under the subject's own key.
    pub sealed: bool,
    /// Which module it belongs to.
    pub module: &'static str,
}

/// A `[[purpose]]` row.
#[derive(Debug)]
pub struct PurposeRow {
    /// Its id, the stem of its texts.
    pub id: &'static str,
    /// Why it is lawful.
    pub basis: Basis,
    /// Ids of the `[[subject]]` rows that there is this purpose for: about others it is refused.
    pub subjects: &'static [&'static str],
    /// Which module it belongs to.
    pub module: &'static str,
    /// SHA-256, in hex, of what somebody agrees to with it: the purpose, its data, and who receives which of them. When a
    /// row of these is added or taken away, it is another one, and who agreed before is asked again.
    pub scope: &'static str,
}

/// A `[[processor]]` row.
#[derive(Debug)]
pub struct ProcessorRow {
    /// Its id.
    pub id: &'static str,
    /// Its legal name.
    pub name: &'static str,
    /// ISO 3166-1 code of where it is; empty where the configuration says who it is.
    pub country: &'static str,
    /// What makes the transfer lawful: the stem of its text.
    pub safeguard: &'static str,
    /// The only hosts that a request to it may go to.
    pub hosts: &'static [&'static str],
    /// Whether its one host, and who runs it, are the operator's to configure; then `hosts` is empty.
    pub configured: bool,
    /// Ids of the purposes that it serves.
    pub purposes: &'static [&'static str],
    /// Ids of the data that it may receive.
    pub data: &'static [&'static str],
    /// Which module it belongs to.
    pub module: &'static str,
    /// Its own privacy policy; empty where the configuration says who it is.
    pub policy_url: &'static str,
    /// How it learns that somebody was erased here (GDPR Art 19).
    pub on_erasure: OnErasure,
    /// Ids of the data by which it can find the person.
    pub found_by: &'static [&'static str],
    /// Where people can have it deleted themselves; empty where that is not needed.
    pub erasure_url: &'static str,
}

/// How an erasure is passed on to a processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnErasure {
    /// Its client asks it.
    Api,
    /// By a letter to whoever answers for privacy there, or by hand.
    Letter,
    /// It offers no way: the person is told what they can do themselves.
    None,
}

/// A `[[kept]]` row: what stays behind when somebody is erased.
#[derive(Debug)]
pub struct KeptRow {
    /// Its id, the stem of its text.
    pub id: &'static str,
    /// Why it is lawful to keep it.
    pub duty: Basis,
    /// The article that asks for it.
    pub article: &'static str,
    /// For how many days; without an end where it is `None`.
    pub days: Option<u32>,
    /// After which erasures.
    pub when: KeptWhen,
}

/// After which erasures something stays behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptWhen {
    /// After each.
    Always,
    /// When anybody else had received something.
    Told,
    /// When one of them is being asked, and has to find the person.
    Asked,
}

/// A `[[cookie]]` row.
#[derive(Clone, Copy, Debug)]
pub struct Cookie {
    /// Its name.
    pub name: &'static str,
    /// essential, performance, functional or marketing.
    pub category: &'static str,
    /// `Max-Age` in minutes; 0 for a cookie that goes when the browser is closed.
    pub life_minutes: u32,
    /// The purpose's id.
    pub purpose: &'static str,
    /// Which module it belongs to.
    pub module: &'static str,
}

/// A `[[subject]]` row.
#[derive(Debug)]
pub struct SubjectRow {
    /// Its id.
    pub id: &'static str,
    /// The tables that keep a subject of this kind alive.
    pub anchors: &'static [&'static str],
}

/// A `[[table]]` row.
#[derive(Debug)]
pub struct TableRow {
    /// Its name.
    pub name: &'static str,
    /// Which module it belongs to.
    pub module: &'static str,
    /// The column that names the data subject, in tables that hold one subject's data a row.
    pub subject: Option<&'static str>,
    /// When its rows go by themselves.
    pub keep: Option<TableKeep>,
    /// Which database holds it.
    pub store: Store,
    /// Its columns that hold nothing personal.
    pub plain: &'static [&'static str],
}

/// HTTP methods that a route may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes or does.
    Post,
    /// Puts in the place of what is there.
    Put,
    /// Changes a part.
    Patch,
    /// Removes.
    Delete,
}

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Everybody.
    Anyone,
    /// Who is signed in.
    Member,
    /// Who holds a bearer key of a workspace.
    Key,
}

/// How a form is protected from another site's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Csrf {
    /// Not at all: it changes nothing, or no browser sends it.
    None,
    /// The browser must say that our own page sent it.
    Origin,
    /// That, and the form must carry the session's token.
    Token,
    /// By the secret in its path, which is the whole permission: whoever has it may send it from anywhere, and no cookie
    /// is read.
    Secret,
}

/// A `[[limit]]` row.
#[derive(Debug)]
pub struct Limit {
    /// Its id.
    pub id: &'static str,
    /// How many at once.
    pub burst: u32,
    /// After how many milliseconds there is one more.
    pub refill_ms: u64,
}

/// A `[[route]]` row: the only thing that a path can be served by.
#[derive(Debug)]
pub struct Route {
    /// Which room serves it.
    pub room: &'static str,
    /// Its name there.
    pub name: &'static str,
    /// Its method.
    pub method: Method,
    /// Its path, in axum's syntax.
    pub path: &'static str,
    /// Who may.
    pub who: Caller,
    /// How often, for each caller.
    pub limit: Option<&'static Limit>,
    /// How it is protected.
    pub csrf: Csrf,
    /// Whether a member may call it whose data must not be used now (Art 18).
    pub under_restriction: bool,
    /// The largest file that may come with it, in MiB; 0 where none may.
    pub upload_mb: u32,
    /// What it does under a label's own domain.
    pub on_domains: OnDomains,
}

/// What a path does under a label's own domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDomains {
    /// It is not there.
    Nothing,
    /// It answers.
    Serve,
    /// It leads to the same address on our own host.
    Lead,
}

impl Route {
    /// The path with its parameters filled in, in their order: as many values as it has parameters. Values are
    /// percent-encoded.
    ///
    /// ```
    /// assert_eq!(policy::routes::links::FOLLOW.to(&["neon", "spotify"]), "/neon/spotify");
    /// ```
    pub fn to(&self, values: &[&str]) -> String {
        let mut pieces = self.path.split('{');
        let mut path = String::with_capacity(self.path.len() + 16);
        path.push_str(pieces.next().unwrap_or_default());
        let mut values = values.iter();
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            let value = values.next();
            debug_assert!(value.is_some(), "{} needs a value for {name}", self.path);
            percent_encode(value.unwrap_or(&""), &mut path);
            path.push_str(rest);
        }
        debug_assert!(values.next().is_none(), "{} has fewer parameters than values", self.path);
        path
    }
}

pub(crate) fn percent_encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            into.push(char::from(byte));
        } else {
            into.push_str(&format!("%{byte:02X}"));
        }
    }
}
