//! Personal values at rest: sealed columns and blind indexes, as types that the store's entities use.

use std::marker::PhantomData;

use policy::Datum;
use sea_orm::{
    ColIdx, QueryResult, TryGetError, TryGetable, Value,
    sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr},
};

/// A value of `D` encrypted under its subject's key and bound to its row. Without the key it is noise.
pub struct Sealed<D: Datum> {
    pub(crate) bytes: Vec<u8>,
    of: PhantomData<fn() -> D>,
}

/// A keyed hash of a value of `D`, for finding its row without storing it readably.
pub struct BlindIndex<D: Datum> {
    pub(crate) bytes: Vec<u8>,
    of: PhantomData<fn() -> D>,
}

macro_rules! column {
    ($name:ident) => {
        impl<D: Datum> $name<D> {
            pub(crate) fn from_bytes(bytes: Vec<u8>) -> Self {
                Self { bytes, of: PhantomData }
            }
        }

        impl<D: Datum> Clone for $name<D> {
            fn clone(&self) -> Self {
                Self::from_bytes(self.bytes.clone())
            }
        }

        impl<D: Datum> PartialEq for $name<D> {
            fn eq(&self, other: &Self) -> bool {
                self.bytes == other.bytes
            }
        }

        impl<D: Datum> Eq for $name<D> {}

        impl<D: Datum> std::fmt::Debug for $name<D> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), D::ROW.id)
            }
        }

        impl<D: Datum> From<$name<D>> for Value {
            fn from(column: $name<D>) -> Value {
                Value::from(column.bytes)
            }
        }

        impl<D: Datum> TryGetable for $name<D> {
            fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                Vec::<u8>::try_get_by(row, index).map(Self::from_bytes)
            }
        }

        impl<D: Datum> ValueType for $name<D> {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                <Vec<u8> as ValueType>::try_from(value).map(Self::from_bytes)
            }

            fn type_name() -> String {
                stringify!($name).to_owned()
            }

            fn array_type() -> ArrayType {
                ArrayType::Bytes
            }

            fn column_type() -> ColumnType {
                ColumnType::Blob
            }
        }

        impl<D: Datum> Nullable for $name<D> {
            fn null() -> Value {
                <Vec<u8> as Nullable>::null()
            }
        }
    };
}

column!(Sealed);
column!(BlindIndex);
