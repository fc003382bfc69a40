//! How accessible the pages are, and what to do when they are not (*tilgængelighed*).

use askama::Template;

use super::{Page, draw};
use crate::frame::Frame;

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    frame: Frame,
}

pub(crate) async fn show(frame: Frame) -> Page {
    draw(&Accessibility { frame })
}
