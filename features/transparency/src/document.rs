//! The policy in words, made from the rows and the texts of `policy/` alone.

use askama::Template;
use kit::{Arg, Party, Place, Tongue, words};
use policy::{Basis, Cookie, DataRow, ProcessorRow, PurposeRow, Source, routes};

use crate::{Legal, rows::COUNTS};

/// The whole policy in one language. What it renders to is what a version keeps.
#[derive(Template)]
#[template(path = "document.html")]
pub(crate) struct Document {
    contents: String,
    sections: Vec<Section>,
}

struct Section {
    id: &'static str,
    title: String,
    blocks: Vec<Block>,
}

enum Block {
    Clause(Clause),
    Heading(String),
    Table(Table),
}

/// One thing that the policy says.
struct Clause {
    id: String,
    text: String,
    /// The operator has not said what belongs here.
    unknown: bool,
    link: Option<Link>,
}

struct Link {
    href: String,
    words: String,
}

struct Table {
    id: &'static str,
    caption: String,
    head: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    head: String,
    hint: Option<String>,
    href: Option<&'static str>,
    cells: Vec<Cell>,
    /// The operator has not said what belongs here.
    unknown: bool,
}

/// Words, and the doors that they speak of.
struct Cell {
    words: String,
    links: Vec<Link>,
}

impl From<String> for Cell {
    fn from(words: String) -> Cell {
        Cell { words, links: Vec::new() }
    }
}

impl Cell {
    /// The same as a line of text.
    fn line(&self) -> String {
        let links = self.links.iter().map(|link| format!("{} <{}>", link.words, link.href));
        links.chain((!self.words.is_empty()).then(|| self.words.clone())).collect::<Vec<_>>().join(" · ")
    }
}

impl Document {
    /// The same as lines of text, one clause each: what versions are compared by.
    pub(crate) fn lines(&self) -> String {
        let mut lines = String::new();
        let mut put = |line: &str| {
            lines.push_str(line);
            lines.push('\n');
        };
        for section in &self.sections {
            put(&format!("# {}", section.title));
            for block in &section.blocks {
                match block {
                    Block::Heading(words) => put(words),
                    Block::Clause(clause) => match &clause.link {
                        Some(link) => put(&format!("{} {} <{}>", clause.text, link.words, link.href)),
                        None => put(&clause.text),
                    },
                    Block::Table(table) => {
                        for row in &table.rows {
                            let head = [&row.head].into_iter().chain(&row.hint).cloned();
                            put(&head.chain(row.cells.iter().map(Cell::line)).collect::<Vec<_>>().join(" · "));
                        }
                    }
                }
            }
        }
        lines
    }
}

/// Writes the policy of an instance in one language.
pub(crate) struct Writer<'a> {
    pub(crate) tongue: &'a Tongue,
    pub(crate) legal: &'a Legal,
    /// The modules that are switched off.
    pub(crate) off: &'a [&'static str],
    /// Who the configured processors are.
    pub(crate) parties: &'a [Party],
}

impl Writer<'_> {
    /// Every section, in the order of reading.
    pub(crate) fn document(&self) -> Document {
        let mut sections = vec![
            self.section("who", "section-who", self.who()),
            self.section("purposes", "section-purposes", vec![Block::Table(self.purposes())]),
            self.section("data", "section-data", self.data()),
            self.section("source", "section-source", self.clauses(&["source"])),
            self.section("recipients", "section-processors", self.recipients()),
            self.section("retention", "section-retention", self.retention()),
            self.section("cookies", "section-cookies", self.cookies()),
            self.section("rights", "section-rights", self.rights()),
            self.section("need", "section-need", self.need()),
            self.section("automated", "section-automated", self.clauses(&["automated"])),
        ];
        if self.on("presave") {
            let promises = ["once", "not-read", "not-follow", "not-ask", "revoke"].map(|id| format!("presave-{id}"));
            let promises = promises.iter().map(|id| Block::Clause(self.clause(id))).collect();
            sections.insert(3, self.section("pre-saves", "section-presaves", promises));
        }
        if self.on("capture") {
            let promises = ["confirm", "artist", "free", "leave", "contest"].map(|id| format!("fans-{id}"));
            let promises = promises.iter().map(|id| Block::Clause(self.clause(id))).collect();
            sections.insert(3, self.section("fans", "section-fans", promises));
        }
        if self.on("reminders") {
            let promises = ["confirm", "once", "moved", "label", "calendar"].map(|id| format!("reminders-{id}"));
            let promises = promises.iter().map(|id| Block::Clause(self.clause(id))).collect();
            sections.insert(3, self.section("reminders", "section-reminders", promises));
        }
        if self.on("reminders_push") {
            let promises = self.clauses(&["push-once", "push-choice"]);
            sections.insert(3, self.section("push", "section-push", promises));
        }
        if self.on("presave") || self.on("capture") || self.on("reminders") {
            let years = [("years", i64::from(policy::AGE_DEFAULT).into())];
            let children = vec![Block::Clause(self.clause_with("children", &years))];
            sections.push(self.section("children", "section-children", children));
        }
        let days = self.tongue.say_n("policy-days", i64::from(self.legal.notice_days()));
        let changes = vec![Block::Clause(self.clause_with("changes", &[("days", days.into())]))];
        sections.push(self.section("changes", "section-changes", changes));
        Document { contents: self.tongue.say("policy-contents"), sections }
    }

    fn on(&self, module: &str) -> bool {
        !self.off.contains(&module)
    }

    fn section(&self, id: &'static str, title: &str, blocks: Vec<Block>) -> Section {
        Section { id, title: self.tongue.say(title), blocks }
    }

    fn clauses(&self, ids: &[&str]) -> Vec<Block> {
        ids.iter().map(|id| Block::Clause(self.clause(id))).collect()
    }

    fn clause(&self, id: &str) -> Clause {
        self.clause_with(id, &[])
    }

    fn clause_with(&self, id: &str, args: &[(&str, Arg)]) -> Clause {
        let text = self.tongue.say_with(&format!("clause-{id}"), args);
        Clause { id: id.to_owned(), text, unknown: false, link: None }
    }

    /// What the operator said, or that they did not.
    fn said(&self, value: Option<&String>) -> Arg {
        value.cloned().unwrap_or_else(|| self.tongue.say("policy-unknown")).into()
    }

    fn head(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.tongue.say(id)).collect()
    }

    fn who(&self) -> Vec<Block> {
        let legal = self.legal;
        let mut controller = self.clause_with(
            "controller",
            &[("name", self.said(legal.name.as_ref())), ("address", self.said(legal.address.as_ref()))],
        );
        controller.unknown = legal.name.is_none() || legal.address.is_none();
        let mut contact = self.clause_with("contact", &[("contact", self.said(legal.contact.as_ref()))]);
        contact.unknown = legal.contact.is_none();
        let officer = match &legal.dpo {
            Some(dpo) => self.tongue.say_with("clause-dpo", &[("dpo", dpo.as_str().into())]),
            None => self.tongue.say("clause-dpo-none"),
        };
        let officer = Clause { id: "dpo".to_owned(), text: officer, unknown: false, link: None };
        [controller, contact, officer].into_iter().map(Block::Clause).collect()
    }

    fn purposes(&self) -> Table {
        let row = |row: &&PurposeRow| {
            let id = format!("purpose-{}", row.id);
            Row {
                head: self.tongue.say(&id),
                hint: None,
                href: None,
                cells: vec![self.basis(row).into()],
                unknown: false,
                id,
            }
        };
        Table {
            id: "t-purposes",
            caption: self.tongue.say("policy-purposes"),
            head: self.head(&["policy-purpose", "policy-basis"]),
            rows: policy::PURPOSES.iter().filter(|row| self.on(row.module)).map(row).collect(),
        }
    }

    fn basis(&self, row: &PurposeRow) -> String {
        let tongue = self.tongue;
        match row.basis {
            Basis::Consent => tongue.say("policy-basis-consent"),
            Basis::Contract => tongue.say("policy-basis-contract"),
            Basis::LegalObligation => tongue.say("policy-basis-legal-obligation"),
            Basis::LegitimateInterest => {
                let interest = tongue.say(&format!("purpose-{}-interest", row.id));
                tongue.say_with("policy-basis-legitimate-interest", &[("interest", interest.into())])
            }
        }
    }

    fn data(&self) -> Vec<Block> {
        let days = policy::table_keep(COUNTS).map_or(0, |rule| i64::from(rule.days));
        let days = self.tongue.say_n("policy-days", days);
        let mut blocks = vec![
            Block::Heading(self.tongue.say("policy-visits")),
            Block::Clause(self.clause_with("visits", &[("days", days.into())])),
        ];
        for (subject, id, caption) in [
            ("fan", "t-fans", "policy-fans"),
            ("member", "t-members", "policy-members"),
            ("everyone", "t-everyone", "policy-everyone"),
        ] {
            let rows = policy::DATA.iter().filter(|row| row.subject == subject && self.on(row.module));
            let rows: Vec<Row> = rows.map(|row| self.datum(row)).collect();
            if !rows.is_empty() {
                let head = self.head(&["policy-what", "policy-source", "policy-why", "policy-how-long"]);
                blocks.push(Block::Table(Table { id, caption: self.tongue.say(caption), head, rows }));
            }
        }
        blocks
    }

    fn datum(&self, row: &DataRow) -> Row {
        let tongue = self.tongue;
        let source = match row.source {
            Source::Given => "source-given",
            Source::Observed => "source-observed",
            Source::Received => "source-received",
            Source::Derived => "source-derived",
        };
        let served = policy::PURPOSES.iter().filter(|purpose| row.purposes.contains(&purpose.id));
        let served = served.filter(|purpose| self.on(purpose.module));
        let why = tongue.list(served.map(|purpose| tongue.say(&format!("purpose-{}", purpose.id))));
        let id = format!("datum-{}", row.id);
        Row {
            head: tongue.say(&id),
            hint: row.sealed.then(|| tongue.say("policy-sealed")),
            href: None,
            cells: [tongue.say(source), why, words::kept(tongue, row)].map(Cell::from).into(),
            unknown: false,
            id,
        }
    }

    fn retention(&self) -> Vec<Block> {
        let mut blocks = self.clauses(&["retention"]);
        for (module, id) in [("presave", "refusals"), ("accounts", "stays")] {
            if self.on(module) {
                blocks.push(Block::Clause(self.clause(id)));
            }
        }
        blocks
    }

    fn recipients(&self) -> Vec<Block> {
        let parties: Vec<&ProcessorRow> =
            policy::PROCESSORS.iter().copied().filter(|row| self.on(row.module)).collect();
        if parties.is_empty() {
            return self.clauses(&["recipients-none", "transfers-none"]);
        }
        let row = |row: &&ProcessorRow| {
            let place = Party::place_of(row, self.parties);
            let receives = self.tongue.list(row.data.iter().map(|id| self.tongue.say(&format!("datum-{id}"))));
            let cells = [
                self.tongue.say(&format!("processor-{}", row.id)),
                words::country(self.tongue, row, self.parties),
                receives,
                words::safeguard(self.tongue, row, self.parties),
                self.tongue.say(&format!("processor-{}-erasure", row.id)),
            ];
            Row {
                id: format!("processor-{}", row.id),
                head: self.party(row),
                hint: None,
                href: (!row.policy_url.is_empty()).then_some(row.policy_url),
                cells: cells.map(Cell::from).into(),
                unknown: place.is_none(),
            }
        };
        let table = Table {
            id: "t-recipients",
            caption: self.tongue.say("section-processors"),
            head: self.head(&[
                "policy-party",
                "policy-does",
                "policy-country",
                "policy-receives",
                "policy-safeguard",
                "policy-on-erasure",
            ]),
            rows: parties.iter().map(row).collect(),
        };
        let mut blocks = vec![Block::Table(table)];
        blocks.extend([self.clause("recipients"), self.transfers(&parties)].map(Block::Clause));
        blocks
    }

    /// That nothing leaves the European Economic Area is said only when every party's place is known.
    fn transfers(&self, parties: &[&ProcessorRow]) -> Clause {
        let places: Vec<_> = parties.iter().map(|row| Party::place_of(row, self.parties)).collect();
        if places.iter().any(Option::is_none) {
            return Clause { unknown: true, ..self.clause("transfers-unknown") };
        }
        let abroad = places.into_iter().flatten().any(Place::is_abroad);
        self.clause(if abroad { "transfers" } else { "transfers-none" })
    }

    /// A processor's name; of a configured one, who runs it and where.
    fn party(&self, row: &ProcessorRow) -> String {
        let chosen = self.parties.iter().find(|party| row.configured && party.processor == row.id);
        chosen.map_or_else(|| row.name.to_owned(), |party| format!("{} ({})", party.name, party.host))
    }

    fn cookies(&self) -> Vec<Block> {
        let row = |row: &'static Cookie| {
            let id = format!("cookie-{}", row.name.trim_start_matches("__Host-"));
            Row {
                head: row.name.to_owned(),
                hint: None,
                href: None,
                cells: [
                    self.tongue.say(&format!("cookie-category-{}", row.category)),
                    self.tongue.say(&id),
                    words::life(self.tongue, row.life_minutes),
                ]
                .map(Cell::from)
                .into(),
                unknown: false,
                id,
            }
        };
        let table = Table {
            id: "t-cookies",
            caption: self.tongue.say("section-cookies"),
            head: self.head(&["policy-name", "policy-category", "policy-what-for", "policy-life"]),
            rows: policy::COOKIES.iter().filter(|row| self.on(row.module)).map(row).collect(),
        };
        vec![Block::Clause(self.clause("cookies")), Block::Table(table)]
    }

    fn rights(&self) -> Vec<Block> {
        let row = |right: &str| Row {
            id: format!("right-{right}"),
            head: self.tongue.say(&format!("right-{right}")),
            hint: None,
            href: None,
            cells: vec![self.tongue.say(&format!("right-{right}-means")).into(), self.where_to(right)],
            unknown: false,
        };
        let rights =
            ["access", "portability", "rectification", "erasure", "restriction", "objection", "withdrawal"].iter();
        let table = Table {
            id: "t-rights",
            caption: self.tongue.say("section-rights"),
            head: self.head(&["policy-right", "policy-means", "policy-where"]),
            rows: rights.map(|right| row(right)).collect(),
        };
        let how = Clause { link: Some(self.link("policy-desk", routes::rights::INDEX.path)), ..self.clause("rights") };
        vec![Block::Table(table), Block::Clause(how), Block::Clause(self.complaint())]
    }

    /// Every door behind which a right is one press away. A member's page corrects an address; a fan has told us nothing
    /// that could be wrong; a consent is a fan's to withdraw.
    fn where_to(&self, right: &str) -> Cell {
        let mut links = vec![self.link("where-desk", routes::rights::INDEX.path)];
        if self.on("accounts") && right != "withdrawal" {
            links.push(self.link("where-account", routes::rights::MEMBER.path));
        }
        let contact = [("contact", self.said(self.legal.contact.as_ref()))];
        let on_receipt = self.on("presave") && right != "rectification";
        let words = if on_receipt { "where-receipt" } else { "where-contact" };
        Cell { words: self.tongue.say_with(words, &contact), links }
    }

    fn link(&self, words: &str, href: &str) -> Link {
        Link { href: href.to_owned(), words: self.tongue.say(words) }
    }

    fn complaint(&self) -> Clause {
        let legal = self.legal;
        let (name, address) = (self.said(legal.authority.as_ref()), self.said(legal.authority_address.as_ref()));
        let mut clause = self.clause_with("complaint", &[("name", name), ("address", address)]);
        clause.unknown = legal.authority.is_none() || legal.authority_address.is_none();
        clause.link = legal.authority_url.as_ref().map(|url| Link { href: url.clone(), words: url.clone() });
        clause
    }

    fn need(&self) -> Vec<Block> {
        let mut blocks = self.clauses(&["need"]);
        for (module, id) in [
            ("presave", "need-presave"),
            ("capture", "need-capture"),
            ("reminders", "need-reminders"),
            ("accounts", "need-account"),
        ] {
            if self.on(module) {
                blocks.push(Block::Clause(self.clause(id)));
            }
        }
        blocks
    }
}
