//! Groups and people, for putting them on a list.

use vitrine_access::ListSubject;

use crate::folders::SubjectName;
use crate::folders::names::{group_names, user_names};
use crate::{Failure, Subject, Tx};

/// Those that the subject can see, groups first, each by name.
///
/// # Errors
/// Where the database fails.
pub async fn seen_by(tx: &mut Tx, subject: &Subject) -> Result<Vec<SubjectName>, Failure> {
    let groups = subject.groups();
    let people = subject.people();
    let mut found: Vec<SubjectName> = group_names(tx, subject, &groups).await?.into_values().collect();
    found.extend(user_names(tx, &people).await?.into_values());
    found.sort_by_cached_key(|one| {
        let kind = matches!(one.subject, ListSubject::User(_));
        (kind, one.name.to_lowercase(), one.subject_bytes())
    });
    Ok(found)
}

impl SubjectName {
    fn subject_bytes(&self) -> [u8; 16] {
        match self.subject {
            ListSubject::User(id) => *id.as_bytes(),
            ListSubject::Group(id) => *id.as_bytes(),
        }
    }
}
