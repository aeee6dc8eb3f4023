//! `datapackage.json`: a Data Package (version 2) that describes every file of a dataset.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::output::dataset::Settings;
use crate::output::file::Written;
use crate::output::manifest::{self, pretty};
use crate::output::table::WrittenTable;
use crate::schema::{Column, ColumnKind, Table};

/// The descriptor's text.
pub(super) fn datapackage(settings: &Settings, tables: &[WrittenTable]) -> String {
    let mut package = Map::new();
    package.insert("$schema".into(), json!("https://datapackage.org/profiles/2.0/datapackage.json"));
    package.insert("name".into(), json!(settings.name));
    if let Some(title) = &settings.title {
        package.insert("title".into(), json!(title));
    }
    package.insert(
        "description".into(),
        json!(
            "Quotations in news articles, who said each, and on what evidence. Every table is here twice, as \
             CSV and as Parquet, with the same rows; schema.md explains them. The quoted words belong to \
             those who wrote or said them."
        ),
    );
    package.insert("version".into(), json!(settings.version));
    if let Some(licence) = &settings.licence {
        package.insert("licenses".into(), json!([{ "name": licence }]));
    }
    let csv = tables.iter().map(csv_resource);
    let parquet = tables.iter().map(parquet_resource);
    package.insert("resources".into(), csv.chain(parquet).collect());
    pretty(&Value::Object(package))
}

/// The names of the files that the descriptor in a folder lists, if sayso made what is there.
pub(super) fn files_of(folder: &Path) -> Vec<String> {
    if !manifest::is_dataset(folder) {
        return Vec::new();
    }
    let text = fs::read_to_string(folder.join("datapackage.json")).unwrap_or_default();
    let package: Value = serde_json::from_str(&text).unwrap_or_default();
    let resources = package["resources"].as_array().map(Vec::as_slice).unwrap_or_default();
    let names = resources.iter().filter_map(|resource| resource["path"].as_str());
    // Only files of the folder itself, whatever somebody wrote into the descriptor.
    names.filter(|name| !name.contains(['/', '\\'])).map(str::to_owned).collect()
}

fn csv_resource(written: &WrittenTable) -> Value {
    let table = written.table;
    let mut resource = file(&written.csv);
    resource.insert("name".into(), json!(table.name));
    resource.insert("type".into(), json!("table"));
    resource.insert("description".into(), json!(table.doc));
    resource.insert("format".into(), json!("csv"));
    resource.insert("mediatype".into(), json!("text/csv"));
    resource.insert("encoding".into(), json!("utf-8"));
    resource.insert(
        "dialect".into(),
        json!({
            "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "skipInitialSpace": false,
            "header": true,
        }),
    );
    resource.insert("schema".into(), table_schema(table));
    Value::Object(resource)
}

/// A Parquet file holds its own schema, with the same descriptions, so it is listed as a plain
/// file. The format's name is not its ending, for at `parquet` frictionless (5.21) opens the file,
/// guesses types that are not there from the first rows, and counts no bytes; under this name it
/// checks size and hash.
fn parquet_resource(written: &WrittenTable) -> Value {
    let table = written.table;
    let mut resource = file(&written.parquet);
    resource.insert("name".into(), json!(format!("{}-parquet", table.name)));
    resource.insert("description".into(), json!(format!("The rows of {} as Parquet.", table.name)));
    resource.insert("format".into(), json!("apache-parquet"));
    resource.insert("mediatype".into(), json!("application/vnd.apache.parquet"));
    Value::Object(resource)
}

fn file(written: &Written) -> Map<String, Value> {
    let mut resource = Map::new();
    resource.insert("$schema".into(), json!("https://datapackage.org/profiles/2.0/dataresource.json"));
    resource.insert("name".into(), Value::Null);
    resource.insert("path".into(), json!(written.name));
    resource.insert("bytes".into(), json!(written.bytes));
    resource.insert("hash".into(), json!(format!("sha256:{}", written.sha256)));
    resource
}

fn table_schema(table: &Table) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://datapackage.org/profiles/2.0/tableschema.json"));
    let fields = table.columns.iter().map(|column| field(column, table.key == [column.name]));
    schema.insert("fields".into(), fields.collect());
    schema.insert("missingValues".into(), json!([""]));
    if !table.key.is_empty() {
        schema.insert("primaryKey".into(), json!(table.key));
    }
    let links = table.columns.iter().filter_map(|column| {
        let link = column.link?;
        let mut reference = Map::new();
        // Within one table the standard leaves the resource out; version 1 wanted an empty name,
        // which readers of both versions understand.
        let resource = if link.table == table.name { "" } else { link.table };
        reference.insert("resource".into(), json!(resource));
        reference.insert("fields".into(), json!([link.column]));
        Some(json!({ "fields": [column.name], "reference": reference }))
    });
    let links: Vec<Value> = links.collect();
    if !links.is_empty() {
        schema.insert("foreignKeys".into(), Value::Array(links));
    }
    Value::Object(schema)
}

fn field(column: &Column, is_key: bool) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), json!(column.name));
    field.insert("type".into(), json!(type_name(column.kind)));
    field.insert("description".into(), json!(column.doc));
    let mut constraints = Map::new();
    if !column.nullable {
        constraints.insert("required".into(), json!(true));
    }
    if is_key {
        constraints.insert("unique".into(), json!(true));
    }
    match column.kind {
        ColumnKind::Choice(words) => {
            let word = |(word, meaning): &(&str, &str)| json!({ "value": word, "label": meaning });
            field.insert("categories".into(), words.iter().map(word).collect());
            constraints.insert("enum".into(), words.iter().map(|(word, _)| json!(word)).collect());
        }
        ColumnKind::Bool => {
            field.insert("trueValues".into(), json!(["TRUE"]));
            field.insert("falseValues".into(), json!(["FALSE"]));
        }
        _ => {}
    }
    if !constraints.is_empty() {
        field.insert("constraints".into(), Value::Object(constraints));
    }
    Value::Object(field)
}

/// The type's name in Table Schema.
fn type_name(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text | ColumnKind::Choice(_) | ColumnKind::Category => "string",
        ColumnKind::Int => "integer",
        ColumnKind::Float => "number",
        ColumnKind::Bool => "boolean",
        ColumnKind::Date => "date",
    }
}
