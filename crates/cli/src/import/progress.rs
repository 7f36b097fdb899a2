//! How far an import is, for whoever watches.

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

use crate::out::line;
use crate::stop::Stop;

/// What came of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) uploaded: usize,
    pub(super) bytes: u64,
    pub(super) described: usize,
    pub(super) before: usize,
    pub(super) failed: usize,
}

/// A bar over all bytes; nothing where nobody sits at a terminal.
pub(super) fn bar(bytes: u64) -> ProgressBar {
    let template =
        "{bar:32} {decimal_bytes}/{decimal_total_bytes}  {decimal_bytes_per_sec}  {eta} left  {msg}";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(bytes).with_style(style)
}

/// Says how it ended.
pub(super) fn end(tally: &Tally) -> Result<(), Stop> {
    line(format_args!(
        "{} files uploaded ({}), {} described by sidecars, {} imported before, {} failed",
        tally.uploaded,
        HumanBytes(tally.bytes),
        tally.described,
        tally.before,
        tally.failed
    ))?;
    if tally.failed > 0 {
        return Err(Stop::failed(
            "not everything was imported: the same command tries again what is missing",
        ));
    }
    Ok(())
}
