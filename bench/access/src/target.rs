//! What is to hold, held against what was measured.

use crate::own::PAGE;
use crate::report::Figures;
use crate::table::{Table, time};

/// Prints whether each target holds at that account.
pub(crate) fn print(figures: &Figures) {
    let mut table = Table::headed(&[
        "to hold, at 10,000 people and 5,000 folders",
        "asked",
        "measured",
        "",
    ]);
    let ours = figures.warm[0].nanos;
    for (name, figure) in figures.names.iter().zip(&figures.warm) {
        if name.starts_with("Cedar") {
            let times = figure.nanos / ours;
            let cells = ["600".to_owned(), format!("{times:.0}"), held(times >= 600.0)];
            table.row(format!("times {name}, warm"), cells);
        }
    }
    let mut below = |what: String, limit: f64, measured: f64| {
        table.row(
            what,
            [
                format!("< {}", time(limit)),
                time(measured),
                held(measured < limit),
            ],
        );
    };
    below("built anew".to_owned(), 30e6, figures.rebuilt.nanos);
    below("the filter, an asset".to_owned(), 8.0, figures.lists.filter);
    let page = figures.lists.page_of_tiles / figures.lists.page_questions as f64;
    below(format!("a page of {PAGE}, each question"), 10.0, page);
    let tried = figures
        .changes
        .iter()
        .filter_map(|change| Some((change.name, change.tried?)));
    if let Some((name, nanos)) = tried.max_by(|one, other| one.1.total_cmp(&other.1)) {
        below(format!("the dearest what-if ({name})"), 50e6, nanos);
    }
    table.print();
}

fn held(holds: bool) -> String {
    if holds { "holds" } else { "does not hold" }.to_owned()
}
