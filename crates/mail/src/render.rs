//! A letter in somebody's language: its subject, its text, its HTML.

use askama::Template;
use kit::{App, Arg, Lang, Tongue};

use crate::letter::{Letter, one_line};

/// A letter as it is read.
pub(crate) struct Rendered {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
    pub(crate) unsubscribe: Option<String>,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Page<'a> {
    lang: Lang,
    subject: &'a str,
    paragraphs: Vec<&'a str>,
    link: Option<(&'a str, &'a str)>,
    footer: &'a str,
    privacy: &'a str,
    privacy_url: &'a str,
}

/// Renders a letter. `None` when this program has no texts for it, such as one that an older version queued.
pub(crate) fn render(app: &App, lang: Lang, letter: &Letter) -> Option<Rendered> {
    let tongue = app.texts.tongue(lang);
    let args: Vec<(&str, Arg)> = letter.values.iter().map(|(name, word)| (name.as_str(), word.arg())).collect();
    let stem = &letter.template;
    let subject = one_line(&said(&tongue, &format!("{stem}-subject"), &args)?);
    let body = said(&tongue, &format!("{stem}-body"), &args)?;
    let link = match &letter.link {
        Some(path) => Some((said(&tongue, &format!("{stem}-link"), &args)?, app.url(path))),
        None => None,
    };
    let footer = tongue.say_with(
        "mail-footer",
        &[("operator", app.site.operator.as_str().into()), ("contact", app.site.contact.as_str().into())],
    );
    let privacy = tongue.say("privacy-policy");
    let privacy_url = app.url(policy::routes::transparency::POLICY.path);
    let page = Page {
        lang,
        subject: &subject,
        paragraphs: body.split("\n\n").chain(letter.said.iter().map(String::as_str)).collect(),
        link: link.as_ref().map(|(label, url)| (label.as_str(), url.as_str())),
        footer: &footer,
        privacy: &privacy,
        privacy_url: &privacy_url,
    };
    let html = page.render().ok()?;
    let link = link.map(|(label, url)| format!("\n\n{label}:\n{url}")).unwrap_or_default();
    let said: String = letter.said.iter().map(|line| format!("\n\n{line}")).collect();
    let text = format!("{body}{said}{link}\n\n-- \n{footer}\n{privacy}: {privacy_url}\n");
    Some(Rendered { subject, text, html, unsubscribe: letter.unsubscribe.as_ref().map(|path| app.url(path)) })
}

/// A text that exists.
fn said(tongue: &Tongue, id: &str, args: &[(&str, Arg)]) -> Option<String> {
    Some(tongue.say_with(id, args)).filter(|said| said != id)
}
