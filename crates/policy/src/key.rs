//! Dense keys: positions in the vectors of a [`World`](crate::World).

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The key of what stands at that position.
            ///
            /// A world has fewer than 2³² things of a kind.
            pub const fn at(index: usize) -> Self {
                Self(index as u32)
            }

            /// The position.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

keys! {
    /// A user of a world.
    UserKey;
    /// A group of a world.
    GroupKey;
    /// A folder of a world.
    FolderKey;
    /// A project of a world.
    ProjectKey;
    /// A playlist of a world.
    PlaylistKey;
    /// A licence of a world.
    LicenceKey;
    /// A colour mark of a world.
    ColourKey;
}
