//! The contest: some rounds in which the contestants take turns, so that a busy machine slows all of them.

use std::{env, error::Error, path::Path, process::Command};

use crate::{
    contestant::{Contestant, Cost},
    pictures,
};

const ROUNDS: usize = 3;

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    println!("{} pictures of 24 megapixels are made", pictures::COUNT);
    pictures::make(folder.path())?;
    let mut costs: Vec<(Contestant, Vec<Cost>)> =
        Contestant::ALL.map(|contestant| (contestant, Vec::new())).into();
    for _ in 0..ROUNDS {
        for (contestant, costs) in &mut costs {
            match one(*contestant, folder.path()) {
                Ok(cost) => costs.push(cost),
                Err(error) => eprintln!("{} did not take part: {error}", contestant.name()),
            }
        }
    }
    println!("\n|               | pictures a second | CPU seconds a picture | peak memory |");
    println!("| ------------- | ----------------: | --------------------: | ----------: |");
    let own = costs.first().and_then(|(_, costs)| median(costs, cpu));
    for (contestant, costs) in &costs {
        let (Some(rate), Some(cpu), Some(peak)) = (
            median(costs, |cost| cost.pictures as f64 / cost.seconds),
            median(costs, cpu),
            median(costs, |cost| cost.peak as f64 / 1024.0),
        ) else {
            continue;
        };
        let times = own.map_or(1.0, |own| cpu / own);
        let name = contestant.name();
        println!("| {name:<13} | {rate:>17.2} | {cpu:>13.3} (×{times:.1}) | {peak:>8.0} MB |");
    }
    Ok(())
}

fn cpu(cost: &Cost) -> f64 {
    cost.processor_seconds / cost.pictures as f64
}

fn one(contestant: Contestant, folder: &Path) -> Result<Cost, Box<dyn Error>> {
    let output = Command::new(env::current_exe()?)
        .args(["contestant", contestant.name()])
        .arg(folder)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn median(costs: &[Cost], of: impl Fn(&Cost) -> f64) -> Option<f64> {
    let mut values: Vec<f64> = costs.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
