//! What was measured of one account, as tables.

use vitrine_policy::Compiled;

use crate::contest::Figure;
use crate::library::{Library, Size};
use crate::own::{Changes, Lists, PAGE, Rebuilt};
use crate::question::Question;
use crate::table::{Table, bytes, grouped, time, time_beside};

/// What it takes to make an evaluator ready.
pub(crate) struct Load {
    pub(crate) nanos: f64,
    pub(crate) bytes: usize,
}

/// All figures of one account. Those of peers stand in the order of their names, the compiled evaluator's first.
pub(crate) struct Figures {
    pub(crate) size: Size,
    /// Of a hundred questions, so many pass.
    pub(crate) passing: usize,
    pub(crate) names: Vec<&'static str>,
    pub(crate) warm: Vec<Figure>,
    pub(crate) cold: Vec<Figure>,
    /// Does somebody see each asset of a page?
    pub(crate) page: Vec<Figure>,
    /// Does somebody see each folder?
    pub(crate) folders: Vec<Figure>,
    pub(crate) loads: Vec<Load>,
    pub(crate) lists: Lists,
    pub(crate) changes: Changes,
    pub(crate) rebuilt: Rebuilt,
}

/// Of a hundred questions, how many pass?
pub(crate) fn passing(library: &Library, compiled: &Compiled, questions: &[Question]) -> usize {
    let passes = |question: &&Question| compiled.decide(&question.ask(library)).effect.passes();
    questions.iter().filter(passes).count() * 100 / questions.len()
}

impl Figures {
    /// Prints the tables.
    pub(crate) fn print(&self) {
        println!(
            "## {} people, 200 groups, {} folders with {} different lists, {} assets\n",
            grouped(self.size.people),
            grouped(self.size.folders),
            grouped(self.rebuilt.classes),
            grouped(self.size.assets)
        );
        self.print_beside();
        self.print_own();
        self.print_changes();
    }

    fn print_beside(&self) {
        let head: Vec<&str> = std::iter::once("").chain(self.names.iter().copied()).collect();
        let mut table = Table::headed(&head);
        let rate = |figure: &Figure| grouped((1e9 / figure.nanos) as usize);
        let asked = |figure: &Figure| grouped(figure.asked);
        table.row("a decision, warm", beside(&self.warm, 1));
        table.row("decisions a second, warm", self.warm.iter().map(rate));
        table.row("a decision, cold", beside(&self.cold, 1));
        table.row("decisions a second, cold", self.cold.iter().map(rate));
        table.row(format!("`see` of a page of {PAGE}"), beside(&self.page, PAGE));
        table.row("all folders one person sees", self.all_folders());
        table.row(
            "made ready in",
            self.loads.iter().map(|load| or_none(load.nanos, time)),
        );
        table.row(
            "memory",
            self.loads
                .iter()
                .map(|load| or_none(load.bytes as f64, |kept| bytes(kept as usize))),
        );
        table.row("questions asked, warm", self.warm.iter().map(asked));
        table.row("questions asked, page", self.page.iter().map(asked));
        table.row("questions asked, folders", self.folders.iter().map(asked));
        table.row("answers compared", self.compared());
        table.print();
        println!(
            "{} of 100 questions pass. Slow peers are asked fewer of the same questions; their page and their folders are \
             what those took, times how many there are.\n",
            self.passing
        );
    }

    fn compared(&self) -> Vec<String> {
        let rows = [&self.warm, &self.cold, &self.page, &self.folders];
        let of = |peer: usize| match peer {
            0 => "all others'".to_owned(),
            peer => grouped(rows.iter().map(|row| row[peer].compared).sum()),
        };
        (0..self.names.len()).map(of).collect()
    }

    /// The compiled evaluator has a way of its own to all folders; the others are asked about each.
    fn all_folders(&self) -> Vec<String> {
        let own = self.lists.folders;
        let others = self.folders[1..]
            .iter()
            .map(|figure| time_beside(figure.nanos * self.size.folders as f64, own));
        std::iter::once(time(own)).chain(others).collect()
    }

    fn print_own(&self) {
        let lists = &self.lists;
        let mut table = Table::headed(&["Vitrine alone", "", "each"]);
        table.row("a decision with its trace", [time(lists.traced), String::new()]);
        table.row(
            "a decision explained, and what would flip it",
            [time(lists.explained), String::new()],
        );
        table.row(
            format!(
                "a page of {PAGE} tiles, {} questions",
                grouped(lists.page_questions)
            ),
            [
                time(lists.page_of_tiles),
                time(lists.page_of_tiles / lists.page_questions as f64),
            ],
        );
        table.row(
            format!("the {} folders that one person sees", grouped(lists.folders_seen)),
            [time(lists.folders), String::new()],
        );
        table.row(
            "a million assets filtered, in no order",
            per_million(lists.filter),
        );
        table.row(
            "a million assets filtered, folder by folder",
            per_million(lists.filter_in_order),
        );
        table.row(
            "the compiled world built anew",
            [time(self.rebuilt.nanos), String::new()],
        );
        table.row(
            "the compiled world's memory",
            [bytes(self.rebuilt.bytes), String::new()],
        );
        table.print();
    }

    fn print_changes(&self) {
        let mut table = Table::headed(&["a change of", "what if", "told to the owner", "made"]);
        let or_not_asked = |nanos: Option<f64>| nanos.map_or_else(|| "not asked".to_owned(), time);
        for change in &self.changes {
            let cells = [
                or_not_asked(change.tried),
                or_not_asked(change.told),
                time(change.made),
            ];
            table.row(change.name, cells);
        }
        table.print();
    }
}

fn beside(figures: &[Figure], times: usize) -> Vec<String> {
    let of = |figure: &Figure| figure.nanos * times as f64;
    let first = of(&figures[0]);
    let others = figures[1..].iter().map(|figure| time_beside(of(figure), first));
    std::iter::once(time(first)).chain(others).collect()
}

fn or_none(figure: f64, shown: impl Fn(f64) -> String) -> String {
    if figure == 0.0 {
        "none".to_owned()
    } else {
        shown(figure)
    }
}

fn per_million(each: f64) -> [String; 2] {
    [time(each * 1e6), time(each)]
}
