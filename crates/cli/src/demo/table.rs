//! Whom one can sign in as, printed where the address is.

use std::fmt::Write;

use super::story::{PASSWORD, PEOPLE};

/// The people of the demonstration with what each may do, and the password of all.
pub(crate) fn sign_in_table() -> String {
    let mut table = format!("Sign in as any of these; the password of all is: {PASSWORD}\n\n");
    for person in PEOPLE {
        let name = format!("{} {}, {}", person.first, person.last, person.job);
        // Writing to a string does not fail.
        let _ = writeln!(table, "  {:<6} {name:<41} {}", person.login, person.may);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_stands_in_the_table_with_what_they_may_do() {
        let table = sign_in_table();
        for person in PEOPLE {
            assert!(
                table.contains(person.login) && table.contains(person.may),
                "{}",
                person.login
            );
        }
        assert!(table.contains(PASSWORD));
    }

    #[test]
    fn the_documentation_tells_of_the_same_people() {
        let text = include_str!("../../../../docs/demonstration.md");
        for person in PEOPLE {
            let row = format!("| {} | {} {}, ", person.login, person.first, person.last);
            assert!(
                text.contains(&row) && text.contains(person.may),
                "{}",
                person.login
            );
        }
    }
}
