//! The workshop on files that the tests make themselves, with children that are really confined.

#[cfg(test)]
mod bench;
#[cfg(test)]
mod blocks;
mod colours;
#[cfg(test)]
mod confinement;
#[cfg(test)]
mod films;
mod hostile;
mod pictures;
#[cfg(test)]
mod sounds;
mod words;
