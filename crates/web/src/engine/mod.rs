//! The pages' view of the engine: catalogues (*kataloger*) read once, standards compiled for a
//! day when that day is first asked for, and what the engine says turned into view models.
//!
//! Nothing here knows HTTP or HTML, and no rule of a standard is here. Nothing about a person is
//! kept: the plans that are kept are those of a standard and a day.

mod ask;
mod council;
mod desk;
mod given;
mod named;
mod plans;
mod portrait;
mod recipe;
mod shelf;
mod speech;
mod whole;

pub use council::review_page;
pub use shelf::Shelf;

use standards::format::Contact;

use crate::pages::parts::{Item, Said};
use speech::Tongue;

/// How the municipality is reached: one line for each way.
fn contact_lines(tongue: Tongue, contact: &Contact) -> Vec<Item> {
    let line = |key: &str, text: String| Item::labelled(tongue.text(key), Said::Text(text));
    let mut lines = Vec::new();
    lines.extend(contact.address.iter().map(|it| line("contact-address", it.clone())));
    lines.extend(contact.phone.iter().map(|it| line("contact-phone", it.clone())));
    if !contact.mail.is_empty() {
        lines.push(line("contact-mail", contact.mail.join(", ")));
    }
    lines.extend(contact.web.iter().map(|it| line("contact-web", it.clone())));
    lines
}

#[cfg(test)]
mod tests;
