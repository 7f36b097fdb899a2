//! Deciding, side by side: Vitrine's compiled evaluator and its plain one, Cedar in two encodings, Regorus and Casbin,
//! over the same accounts, in one process, asked the same. An answer that differs ends it.
//!
//! `./x bench access-decide`, or `cargo run --release --manifest-path bench/Cargo.toml --bin access-decide`

mod allocation;
mod as_of;
mod contest;
mod dice;
mod library;
mod own;
mod peers;
mod question;
mod report;
mod table;
mod target;
mod timing;

use std::process::ExitCode;

use vitrine_policy::Compiled;

use allocation::kept;
use as_of::AsOf;
use contest::Contest;
use library::{Library, Size};
use peers::{CompiledPeer, Peer, PlainPeer};
use report::{Figures, Load};
use timing::{Caches, nanos, timed};

const SEED: u64 = 20_26;
const QUESTIONS: usize = 1024;

/// Where Vitrine is held against others, and where it is alone.
const SMALL: Size = Size {
    people: 200,
    folders: 5_000,
    assets: 100_000,
};
const MIDDLE: Size = Size {
    people: 10_000,
    ..SMALL
};
const LARGE: Size = Size {
    people: 100_000,
    folders: 500_000,
    ..SMALL
};

/// Who is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rivals {
    All,
    OnlyOurs,
}

fn main() -> ExitCode {
    let measured = [
        (SMALL, Rivals::All),
        (MIDDLE, Rivals::All),
        (LARGE, Rivals::OnlyOurs),
    ];
    let mut all = Vec::new();
    for (size, rivals) in measured {
        match measure(size, rivals) {
            Ok(figures) => {
                figures.print();
                all.push(figures);
            }
            Err(difference) => {
                eprintln!("the answers differ: {difference}");
                return ExitCode::FAILURE;
            }
        }
    }
    target::print(&all[1]);
    ExitCode::SUCCESS
}

fn measure(size: Size, rivals: Rivals) -> Result<Figures, String> {
    let library = Library::of(size, SEED);
    let questions = question::random(&library, QUESTIONS, SEED + 1);
    let compiled = Compiled::build(&library.world);
    let rebuilt = own::rebuilt(&library.world);
    let world = AsOf::now(&library);
    let ours = CompiledPeer {
        library: &library,
        compiled: &compiled,
    };
    let mut contest = Contest {
        library: &library,
        peers: vec![Box::new(ours), Box::new(PlainPeer { library: &library })],
    };
    let mut loads = vec![
        Load {
            nanos: rebuilt.nanos,
            bytes: rebuilt.bytes,
        },
        Load { nanos: 0.0, bytes: 0 },
    ];
    if rivals == Rivals::All {
        let rivals: [fn(&AsOf<'_>) -> Box<dyn Peer>; 4] = [
            |world| Box::new(peers::cedar::Store::of(world)),
            |world| Box::new(peers::cedar::Slices::of(world)),
            |world| Box::new(peers::regorus::Rego::of(world)),
            |world| Box::new(peers::casbin::Casbin::of(world)),
        ];
        for make in rivals {
            let ((peer, bytes), took) = timed(|| kept(|| make(&world)));
            loads.push(Load {
                nanos: nanos(took),
                bytes,
            });
            contest.peers.push(peer);
        }
    }
    let differs = |difference: contest::Disagreement| difference.to_string();
    let user = own::somebody(&library);
    let every_folder = question::every_folder(user, &library);
    let mut caches = Caches::new();
    // Over half a million folders with lists of their own nobody waits for what all of them would do.
    let trial = match rivals {
        Rivals::All => own::Trial::Yes,
        Rivals::OnlyOurs => own::Trial::No,
    };
    Ok(Figures {
        size,
        passing: report::passing(&library, &compiled, &questions),
        names: contest.peers.iter().map(|peer| peer.name()).collect(),
        warm: contest.warm(&questions).map_err(differs)?,
        cold: contest.cold(&questions, &mut caches).map_err(differs)?,
        page: contest.warm(&question::page(user, own::PAGE)).map_err(differs)?,
        folders: contest.warm(&every_folder).map_err(differs)?,
        loads,
        lists: own::lists(&library, &compiled, &questions),
        changes: own::changes(&library, &compiled, trial)
            .map_err(|change| format!("after `{change}` the changed world is not the one built anew"))?,
        rebuilt,
    })
}
