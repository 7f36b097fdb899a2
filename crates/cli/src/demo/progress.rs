//! How far the demonstration is, for whoever watches.

use std::io::{self, IsTerminal, Write};

/// Says how many of the files are there: on one line that is written over at a terminal, a line each elsewhere.
pub(crate) fn tell(done: usize, of: usize) {
    let mut output = io::stdout();
    let line = format!("demonstration: {done} of {of} files");
    let end = if output.is_terminal() && done < of {
        '\r'
    } else {
        '\n'
    };
    // Where nobody reads it any more, nobody misses it.
    let _ = write!(output, "{line}{end}").and_then(|()| output.flush());
}
