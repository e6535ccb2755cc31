//! The policy in words, made from the rows and the texts of `policy/` alone.

use askama::Template;
use kit::{Arg, Lang, Party, Tongue};
use policy::{Basis, Cookie, DataRow, ProcessorRow, PurposeRow, Source};

use crate::{
    Legal,
    rows::{COUNTS, Kept, kept, table_keep},
};

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
    cells: Vec<String>,
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
                            let cells = [&row.head].into_iter().chain(&row.hint).chain(&row.cells);
                            put(&cells.map(String::as_str).collect::<Vec<_>>().join(" · "));
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
            self.section("retention", "section-retention", self.clauses(&["retention"])),
            self.section("cookies", "section-cookies", self.cookies()),
            self.section("rights", "section-rights", self.rights()),
            self.section("need", "section-need", self.need()),
            self.section("automated", "section-automated", self.clauses(&["automated"])),
        ];
        if self.on("presave") {
            let promises = ["once", "not-read", "not-follow", "not-ask", "revoke"].map(|id| format!("presave-{id}"));
            let promises = promises.iter().map(|id| Block::Clause(self.clause(id))).collect();
            sections.insert(3, self.section("pre-saves", "section-presaves", promises));
            sections.push(self.section("children", "section-children", self.clauses(&["children"])));
        }
        let days = self.counted("policy-days", self.legal.notice_days());
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

    /// A number with its noun, in the language's own numerals.
    fn counted(&self, text: &str, n: u32) -> String {
        numerals(self.tongue.lang(), &self.tongue.say_n(text, i64::from(n)))
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
            Row { head: self.tongue.say(&id), hint: None, href: None, cells: vec![self.basis(row)], id }
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
        let days = match table_keep(COUNTS) {
            Some(Kept::Days(days)) => days,
            _ => 0,
        };
        let days = self.counted("policy-days", days);
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
        let why: Vec<String> = served.map(|purpose| tongue.say(&format!("purpose-{}", purpose.id))).collect();
        let separator = if tongue.lang() == Lang::Ur { "؛ " } else { "; " };
        let id = format!("datum-{}", row.id);
        Row {
            head: tongue.say(&id),
            hint: row.sealed.then(|| tongue.say("policy-sealed")),
            href: None,
            cells: vec![tongue.say(source), why.join(separator), self.how_long(row)],
            id,
        }
    }

    /// The keep rule in words: the same rule that the sweep executes.
    fn how_long(&self, row: &DataRow) -> String {
        match kept(row) {
            Kept::Use => self.tongue.say("policy-keep-use"),
            Kept::UntilEnded => self.tongue.say("policy-keep-until-ended"),
            Kept::Days(days) => self.counted("policy-keep-days", days),
            Kept::Life if row.subject == "member" => self.tongue.say("policy-keep-account"),
            Kept::Life => self.tongue.say("policy-keep-subject"),
        }
    }

    fn recipients(&self) -> Vec<Block> {
        let parties: Vec<&ProcessorRow> =
            policy::PROCESSORS.iter().copied().filter(|row| self.on(row.module)).collect();
        if parties.is_empty() {
            return self.clauses(&["recipients-none", "transfers-none"]);
        }
        let abroad = parties.iter().any(|row| !["eea", "operator"].contains(&row.safeguard));
        let row = |row: &&ProcessorRow| {
            let receives = row.data.iter().map(|id| self.tongue.say(&format!("datum-{id}")));
            let separator = if self.tongue.lang() == Lang::Ur { "؛ " } else { "; " };
            let receives: Vec<String> = receives.collect();
            Row {
                id: format!("processor-{}", row.id),
                head: self.party(row),
                hint: None,
                href: (!row.policy_url.is_empty()).then_some(row.policy_url),
                cells: vec![
                    self.tongue.say(&format!("processor-{}", row.id)),
                    // Where a configured party stands is for the operator to say.
                    if row.configured {
                        "–".to_owned()
                    } else {
                        self.tongue.say(&format!("country-{}", row.country))
                    },
                    receives.join(separator),
                    self.tongue.say(&format!("safeguard-{}", row.safeguard)),
                    self.tongue.say(&format!("processor-{}-erasure", row.id)),
                ],
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
        blocks.extend(self.clauses(&["recipients", if abroad { "transfers" } else { "transfers-none" }]));
        blocks
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
                cells: vec![
                    self.tongue.say(&format!("cookie-category-{}", row.category)),
                    self.tongue.say(&id),
                    self.life(row.life_minutes),
                ],
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

    fn life(&self, minutes: u32) -> String {
        const DAY: u32 = 24 * 60;
        match minutes {
            0 => self.tongue.say("policy-session"),
            _ if minutes.is_multiple_of(DAY) => self.counted("policy-days", minutes / DAY),
            _ => self.counted("policy-minutes", minutes),
        }
    }

    fn rights(&self) -> Vec<Block> {
        let contact = || [("contact", self.said(self.legal.contact.as_ref()))];
        let by_letter = self.tongue.say_with("where-contact", &contact());
        let on_receipt =
            if self.on("presave") { self.tongue.say_with("where-receipt", &contact()) } else { by_letter.clone() };
        let row = |(right, here): (&str, bool)| Row {
            id: format!("right-{right}"),
            head: self.tongue.say(&format!("right-{right}")),
            hint: None,
            href: None,
            cells: vec![
                self.tongue.say(&format!("right-{right}-means")),
                if here { on_receipt.clone() } else { by_letter.clone() },
            ],
        };
        let rights = [
            ("access", false),
            ("portability", false),
            ("rectification", false),
            ("erasure", true),
            ("restriction", false),
            ("objection", false),
            ("withdrawal", true),
        ];
        let table = Table {
            id: "t-rights",
            caption: self.tongue.say("section-rights"),
            head: self.head(&["policy-right", "policy-means", "policy-where"]),
            rows: rights.into_iter().map(row).collect(),
        };
        let mut how = self.clause("rights");
        // The desk is another room's: the policy leads there as soon as it is declared.
        let desk = policy::ROUTES.iter().find(|route| route.path == "/privacy/rights");
        how.link = desk.map(|route| Link { href: route.path.to_owned(), words: self.tongue.say("policy-desk") });
        vec![Block::Table(table), Block::Clause(how), Block::Clause(self.complaint())]
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
        for (module, id) in [("presave", "need-presave"), ("accounts", "need-account")] {
            if self.on(module) {
                blocks.push(Block::Clause(self.clause(id)));
            }
        }
        blocks
    }
}

/// Words with the digits that the language counts with: ۱۲۳ in Urdu, ૧૨૩ in Gujarati.
pub(crate) fn numerals(lang: Lang, words: &str) -> String {
    let zero = match lang {
        Lang::En | Lang::Ru => return words.to_owned(),
        Lang::Gu => 0x0ae6_u32,
        Lang::Ur => 0x06f0,
    };
    words.chars().map(|sign| sign.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_digits() {
        assert_eq!(numerals(Lang::Ur, "22 نومبر 2026"), "۲۲ نومبر ۲۰۲۶");
        assert_eq!(numerals(Lang::Gu, "30 દિવસ"), "૩૦ દિવસ");
        assert_eq!(numerals(Lang::Ru, "730 дней"), "730 дней");
    }
}
