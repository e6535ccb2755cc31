//! The rows for machines.

use serde_json::{Value, json};

use crate::rows::basis;

/// What `/.well-known/privacy-inventory.json` answers.
pub(crate) fn inventory(operator: &str, contact: &str, off: &[&str]) -> Value {
    let data = policy::DATA.iter().filter(|row| !off.contains(&row.module)).map(|row| {
        json!({
            "id": row.id, "subject": row.subject, "category": format!("{:?}", row.category).to_lowercase(),
            "source": format!("{:?}", row.source).to_lowercase(), "purposes": row.purposes,
            "columns": row.columns.iter().map(|(table, column)| format!("{table}.{column}")).collect::<Vec<_>>(),
            "sealed": row.sealed, "exported": row.left_out_of_export.is_none(),
        })
    });
    let purposes = policy::PURPOSES
        .iter()
        .filter(|row| !off.contains(&row.module))
        .map(|row| json!({ "id": row.id, "basis": basis(row.basis) }));
    let processors = policy::PROCESSORS.iter().filter(|row| !off.contains(&row.module)).map(|row| {
        json!({
            "id": row.id, "name": row.name, "country": row.country, "safeguard": row.safeguard, "hosts": row.hosts,
            "purposes": row.purposes, "data": row.data,
        })
    });
    let cookies = policy::COOKIES.iter().filter(|row| !off.contains(&row.module)).map(|row| {
        json!({ "name": row.name, "category": row.category, "life_minutes": row.life_minutes, "purpose": row.purpose })
    });
    json!({
        "controller": { "name": operator, "contact": contact },
        "effective": policy::EFFECTIVE,
        "version": policy::VERSION,
        "data": data.collect::<Vec<_>>(),
        "purposes": purposes.collect::<Vec<_>>(),
        "processors": processors.collect::<Vec<_>>(),
        "cookies": cookies.collect::<Vec<_>>(),
    })
}
