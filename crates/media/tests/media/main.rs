//! The workshop on files that the tests make themselves, with children that are really confined.

#[cfg(test)]
mod bench;
#[cfg(test)]
mod blocks;
mod colours;
#[cfg(test)]
mod confinement;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod films;
mod hostile;
mod pictures;
#[cfg(test)]
mod poison;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod sounds;
#[cfg(test)]
mod stills;
mod words;
