//! The `table!` macro.

/// Declares a table: a row's struct, its columns and their meanings (the doc comments).
///
/// A column is a doc comment, which is its meaning in every file, and `pub name: Type`, with
/// `=> OtherRow.column` behind it where its values are those of another table's column.
///
/// ```
/// sayso::table! {
///     /// One row per ship.
///     pub struct ShipRow in "ships" key [ship_id] {
///         /// Names the ship.
///         pub ship_id: String,
///         /// The ship that tows it. Null where none does.
///         pub tug_id: Option<String> => ShipRow.ship_id,
///     }
/// }
/// # use sayso::schema::Row;
/// assert_eq!(ShipRow::TABLE.columns[0].doc, "Names the ship.");
/// assert_eq!(ShipRow::TABLE.columns[1].link.map(|link| link.table), Some("ships"));
/// ```
///
/// A column without a meaning does not compile:
///
/// ```compile_fail
/// sayso::table! {
///     /// One row per ship.
///     pub struct ShipRow in "ships" key [ship_id] {
///         pub ship_id: String,
///     }
/// }
/// ```
///
/// Nor does a type that no column can have:
///
/// ```compile_fail,E0277
/// sayso::table! {
///     /// One row per ship.
///     pub struct ShipRow in "ships" key [ship_id] {
///         /// Names the ship.
///         pub ship_id: u64,
///     }
/// }
/// ```
///
/// Nor a key or a link that names no column:
///
/// ```compile_fail,E0609
/// sayso::table! {
///     /// One row per ship.
///     pub struct ShipRow in "ships" key [name] {
///         /// Names the ship.
///         pub ship_id: String,
///     }
/// }
/// ```
///
/// ```compile_fail,E0609
/// sayso::table! {
///     /// One row per ship.
///     pub struct ShipRow in "ships" key [ship_id] {
///         /// Names the ship.
///         pub ship_id: String,
///         /// The ship that tows it. Null where none does.
///         pub tug_id: Option<String> => ShipRow.id,
///     }
/// }
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! table {
    (
        $(#[doc = $doc:literal])+
        pub struct $Row:ident in $name:literal key [$($key:ident),*] {
            $(
                $(#[doc = $meaning:literal])+
                pub $column:ident: $Type:ty $(=> $Other:ident.$other:ident)?,
            )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Row { $( $(#[doc = $meaning])+ pub $column: $Type, )+ }

        impl $crate::schema::Row for $Row {
            const NAME: &'static str = $name;
            const TABLE: &'static $crate::schema::Table = &$crate::schema::Table {
                name: $name,
                doc: concat!($($doc),+).trim_ascii(),
                key: &[$( $crate::schema::plain(stringify!($key)) ),*],
                columns: &[$(
                    $crate::schema::Column {
                        name: $crate::schema::plain(stringify!($column)),
                        doc: concat!($($meaning),+).trim_ascii(),
                        kind: <$Type as $crate::schema::Cell>::KIND,
                        nullable: <$Type as $crate::schema::Cell>::NULLABLE,
                        link: $crate::table!(@link $($Other.$other)?),
                    },
                )+],
            };

            fn visit<'r>(&'r self, visit: &mut dyn FnMut($crate::schema::Value<'r>)) {
                $( visit($crate::schema::Cell::value(&self.$column)); )+
            }

            fn read<'v>(next: &mut dyn FnMut() -> $crate::schema::Value<'v>) -> Option<Self> {
                Some($Row { $( $column: $crate::schema::Cell::from_value(next())?, )+ })
            }
        }

        // These name the key's and the links' columns, so that a wrong one does not compile.
        const _: fn(&$Row) = |row| { let _ = row; $( let _ = &row.$key; )* };
        $( $( const _: fn(&$Other) = |other| { let _ = &other.$other; }; )? )+
    };
    (@link) => { None };
    (@link $Other:ident.$other:ident) => {
        Some($crate::schema::Link {
            table: <$Other as $crate::schema::Row>::NAME,
            column: $crate::schema::plain(stringify!($other)),
        })
    };
}

/// An identifier without the `r#` that lets a keyword be one.
#[doc(hidden)]
#[must_use]
pub const fn plain(identifier: &'static str) -> &'static str {
    let bytes = identifier.as_bytes();
    if bytes.len() > 2 && bytes[0] == b'r' && bytes[1] == b'#' {
        identifier.split_at(2).1
    } else {
        identifier
    }
}
