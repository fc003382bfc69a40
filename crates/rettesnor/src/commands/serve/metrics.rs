//! Figures of the running program (*driftstal*) in Prometheus' text form. Counts only: no id, no
//! name, nothing that tells one person's case from another's.
//!
//! Written by hand: a few counters and one histogram are less than what a library for them brings.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

/// Seconds.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0];

/// What is counted while the program runs.
pub(super) struct Figures {
    begun: Timestamp,
    answers: Mutex<BTreeMap<(&'static str, String, u16), u64>>,
    /// How many took at most so long; the last: all.
    taken: [AtomicU64; BOUNDS.len() + 1],
    taken_micros: AtomicU64,
    jobs: Mutex<BTreeMap<(String, &'static str), u64>>,
    /// When the job loop last came round, in seconds since 1970.
    worked: AtomicI64,
}

impl Figures {
    pub(super) fn begun(at: Timestamp) -> Figures {
        Figures {
            begun: at,
            answers: Mutex::default(),
            taken: std::array::from_fn(|_| AtomicU64::new(0)),
            taken_micros: AtomicU64::new(0),
            jobs: Mutex::default(),
            worked: AtomicI64::new(at.as_second()),
        }
    }

    pub(super) fn answered(
        &self,
        method: &'static str,
        pattern: &str,
        status: u16,
        taken: Duration,
    ) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        *answers.entry((method, pattern.to_owned(), status)).or_default() += 1;
        drop(answers);
        let seconds = taken.as_secs_f64();
        let place = BOUNDS.iter().position(|it| seconds <= *it).unwrap_or(BOUNDS.len());
        if let Some(counter) = self.taken.get(place) {
            counter.fetch_add(1, Relaxed);
        }
        let micros = u64::try_from(taken.as_micros()).unwrap_or(u64::MAX);
        self.taken_micros.fetch_add(micros, Relaxed);
    }

    pub(super) fn job(&self, kind: &str, result: &'static str) {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        *jobs.entry((kind.to_owned(), result)).or_default() += 1;
    }

    pub(super) fn worked(&self, at: Timestamp) {
        self.worked.store(at.as_second(), Relaxed);
    }

    /// Seconds since the job loop last came round.
    pub(super) fn idle_seconds(&self, now: Timestamp) -> i64 {
        now.as_second() - self.worked.load(Relaxed)
    }

    pub(super) fn write(&self, now: Timestamp, queue: Option<store::QueueFigures>) -> String {
        let mut page = Page::default();
        page.head("rettesnor_up_seconds", "gauge", "Seconds since the program started");
        page.line("rettesnor_up_seconds", "", now.as_second() - self.begun.as_second());
        page.head("rettesnor_requests_total", "counter", "Requests answered");
        for ((method, path, status), count) in
            &*self.answers.lock().unwrap_or_else(PoisonError::into_inner)
        {
            let labels = format!("method=\"{method}\",path=\"{path}\",status=\"{status}\"");
            page.line("rettesnor_requests_total", &labels, count);
        }
        self.write_taken(&mut page);
        page.head("rettesnor_jobs_total", "counter", "Jobs ended");
        for ((kind, result), count) in &*self.jobs.lock().unwrap_or_else(PoisonError::into_inner) {
            let labels = format!("kind=\"{kind}\",result=\"{result}\"");
            page.line("rettesnor_jobs_total", &labels, count);
        }
        page.head(
            "rettesnor_jobs_idle_seconds",
            "gauge",
            "Seconds since jobs were last looked for",
        );
        page.line("rettesnor_jobs_idle_seconds", "", self.idle_seconds(now));
        page.head("rettesnor_database_up", "gauge", "Whether the database answers");
        page.line("rettesnor_database_up", "", u8::from(queue.is_some()));
        if let Some(queue) = queue {
            page.head("rettesnor_queue", "gauge", "Jobs in the queue");
            page.line("rettesnor_queue", "state=\"waiting\"", queue.waiting);
            page.line("rettesnor_queue", "state=\"taken\"", queue.taken);
            page.line("rettesnor_queue", "state=\"dead\"", queue.dead);
        }
        if let Some(bytes) = resident() {
            page.head("rettesnor_resident_bytes", "gauge", "Memory of the program");
            page.line("rettesnor_resident_bytes", "", bytes);
        }
        page.0
    }

    fn write_taken(&self, page: &mut Page) {
        let name = "rettesnor_request_seconds";
        page.head(name, "histogram", "How long answers took");
        let mut sum = 0;
        for (bound, counter) in BOUNDS.iter().zip(&self.taken) {
            sum += counter.load(Relaxed);
            page.line(&format!("{name}_bucket"), &format!("le=\"{bound}\""), sum);
        }
        sum += self.taken.last().map_or(0, |it| it.load(Relaxed));
        page.line(&format!("{name}_bucket"), "le=\"+Inf\"", sum);
        let seconds = Duration::from_micros(self.taken_micros.load(Relaxed)).as_secs_f64();
        page.line(&format!("{name}_sum"), "", seconds);
        page.line(&format!("{name}_count"), "", sum);
    }
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // A text can always be written to.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &str, value: impl std::fmt::Display) {
        let labels = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }
}

/// Linux tells it in pages of a file; elsewhere it is left out.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_counts_by_pattern() {
        let figures = Figures::begun(Timestamp::UNIX_EPOCH);
        figures.answered("GET", "/api/cases/{id}", 200, Duration::from_micros(400));
        figures.answered("GET", "/api/cases/{id}", 200, Duration::from_millis(4));
        figures.job("checkpoint", "done");
        let page = figures.write(Timestamp::UNIX_EPOCH, None);
        let told = |it: &&str| !it.starts_with('#') && !it.contains("resident");
        let lines: Vec<&str> = page.lines().filter(told).collect();
        insta::assert_snapshot!(lines.join("\n"), @r#"
        rettesnor_up_seconds 0
        rettesnor_requests_total{method="GET",path="/api/cases/{id}",status="200"} 2
        rettesnor_request_seconds_bucket{le="0.001"} 1
        rettesnor_request_seconds_bucket{le="0.0025"} 1
        rettesnor_request_seconds_bucket{le="0.005"} 2
        rettesnor_request_seconds_bucket{le="0.01"} 2
        rettesnor_request_seconds_bucket{le="0.025"} 2
        rettesnor_request_seconds_bucket{le="0.05"} 2
        rettesnor_request_seconds_bucket{le="0.1"} 2
        rettesnor_request_seconds_bucket{le="0.5"} 2
        rettesnor_request_seconds_bucket{le="2"} 2
        rettesnor_request_seconds_bucket{le="+Inf"} 2
        rettesnor_request_seconds_sum 0.0044
        rettesnor_request_seconds_count 2
        rettesnor_jobs_total{kind="checkpoint",result="done"} 1
        rettesnor_jobs_idle_seconds 0
        rettesnor_database_up 0
        "#);
    }
}
