//! A sheet of text (*ark*): headings, paragraphs and lists, wrapped and indented.

/// Wide enough for a sentence, narrow enough to be read.
const WIDTH: usize = 92;

#[derive(Debug, Default)]
pub(crate) struct Sheet {
    text: String,
}

impl Sheet {
    /// The title of the whole.
    pub(crate) fn title(&mut self, text: &str) {
        self.line(0, text);
        let rule: String = text.chars().map(|_| '═').take(WIDTH).collect();
        self.line(0, &rule);
    }

    /// A heading, with a blank line before it.
    pub(crate) fn heading(&mut self, text: &str) {
        self.blank();
        self.line(0, text);
        let rule: String = text.chars().map(|_| '─').take(WIDTH).collect();
        self.line(0, &rule);
    }

    pub(crate) fn blank(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A paragraph, indented by so many steps of two.
    pub(crate) fn line(&mut self, depth: usize, text: &str) {
        self.hang(depth, "", text);
    }

    /// A paragraph behind a mark; what is wrapped hangs under the text.
    pub(crate) fn hang(&mut self, depth: usize, mark: &str, text: &str) {
        let indent = " ".repeat(depth * 2);
        let lead = if mark.is_empty() { indent } else { format!("{indent}{mark} ") };
        let under = " ".repeat(lead.chars().count());
        let room = WIDTH.saturating_sub(under.len()).max(20);
        for (index, line) in wrapped(text, room).iter().enumerate() {
            let before = if index == 0 { &lead } else { &under };
            self.text.push_str(format!("{before}{line}").trim_end());
            self.text.push('\n');
        }
    }

    pub(crate) fn item(&mut self, depth: usize, text: &str) {
        self.hang(depth, "-", text);
    }

    /// A table: columns as wide as their widest cell, the last one wrapped.
    pub(crate) fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0).saturating_sub(1);
        let wide = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|it| it.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(wide).collect();
        for row in rows {
            let padded = |(cell, width): (&String, &usize)| {
                format!("{cell}{} ", " ".repeat(width.saturating_sub(cell.chars().count())))
            };
            let lead: String = row.iter().zip(&widths).map(padded).collect::<Vec<_>>().join(" ");
            self.hang(0, &lead, row.get(columns).map_or("", String::as_str));
        }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// Breaks a text at its spaces; a word too long for the line stays whole.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let length = line.chars().count() + 1 + word.chars().count();
            if !line.is_empty() && length > room {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrapped_hangs_under_its_text() {
        let mut sheet = Sheet::default();
        sheet.hang(1, "✓", &"et ord ".repeat(14));
        insta::assert_snapshot!(sheet.finish(), @"
  ✓ et ord et ord et ord et ord et ord et ord et ord et ord et ord et ord et ord et ord et
    ord et ord
        ");
    }

    #[test]
    fn a_column_is_as_wide_as_its_widest_cell() {
        let mut sheet = Sheet::default();
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        sheet.table(&[row(["id", "ja", "tekst"]), row(["længere", "nej", "mere"])]);
        insta::assert_snapshot!(sheet.finish(), @"
        id       ja   tekst
        længere  nej  mere
        ");
    }
}
