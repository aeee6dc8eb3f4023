//! The part of `schema.md` that shows how to read the tables. Tests run these very lines.

use std::fmt::Write as _;

use crate::schema::{ChangeRow, ColumnKind, Row, TABLES, Table};

/// The section of `schema.md`.
pub(super) fn section() -> String {
    let mut col_types = String::new();
    for table in TABLES.iter().chain([&ChangeRow::TABLE]) {
        let comma = if col_types.is_empty() { "" } else { ",\n" };
        let _ = write!(col_types, "{comma}  {} = \"{}\"", table.name, letters(table));
    }
    SECTION.replace("COL_TYPES", &col_types)
}

/// The types of a table's columns as readr spells them, a letter a column.
fn letters(table: &Table) -> String {
    let letter = |kind| match kind {
        ColumnKind::Text | ColumnKind::Choice(_) | ColumnKind::Category => 'c',
        ColumnKind::Int => 'i',
        ColumnKind::Float => 'd',
        ColumnKind::Bool => 'l',
        ColumnKind::Date => 'D',
    };
    table.columns.iter().map(|column| letter(column.kind)).collect()
}

const SECTION: &str = r#"## How to read them

The tests of sayso run these lines on every table and compare the values. `folder` is the dataset's folder, `table` a table's name: `quotations = read("output", "quotations")`.

### Parquet

```python
# pandas: missing numbers stay missing (without dtype_backend they turn whole columns to float)
import pandas

def read(folder, table):
    return pandas.read_parquet(f"{folder}/{table}.parquet", dtype_backend="numpy_nullable")
```

```python
# Polars
import polars

def read(folder, table):
    return polars.read_parquet(f"{folder}/{table}.parquet")
```

```python
# DuckDB; in its shell: SELECT * FROM 'output/quotations.parquet';
import duckdb

def read(folder, table):
    return duckdb.sql(f"SELECT * FROM '{folder}/{table}.parquet'")
```

```python
# pyarrow: schema.metadata and schema.field("start").metadata hold the descriptions
import pyarrow.parquet

def read(folder, table):
    return pyarrow.parquet.read_table(f"{folder}/{table}.parquet")
```

In R, Parquet needs the package `arrow` or `nanoparquet`; the CSV files do without.

### CSV

A reader left to guess turns a name such as `NA` or `None` into a missing value and whole numbers with gaps into floats. So tell it that only an empty cell is missing, and take the types from `datapackage.json`.

```python
# pandas
import json
import pandas

def read(folder, table):
    with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    fields = next(r for r in resources if r["name"] == table)["schema"]["fields"]
    types = {"string": "string", "integer": "Int32", "number": "Float64", "boolean": "boolean"}
    return pandas.read_csv(
        f"{folder}/{table}.csv",
        dtype={f["name"]: types[f["type"]] for f in fields if f["type"] in types},
        parse_dates=[f["name"] for f in fields if f["type"] == "date"],
        keep_default_na=False,
        na_values=[""],
    )
```

```python
# Polars
import json
import polars

def read(folder, table):
    with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    fields = next(r for r in resources if r["name"] == table)["schema"]["fields"]
    types = {"string": polars.String, "integer": polars.Int32, "number": polars.Float64,
             "boolean": polars.Boolean, "date": polars.Date}
    return polars.read_csv(
        f"{folder}/{table}.csv", schema={f["name"]: types[f["type"]] for f in fields}
    )
```

```python
# DuckDB
import json
import duckdb

def read(folder, table):
    with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    fields = next(r for r in resources if r["name"] == table)["schema"]["fields"]
    types = {"string": "VARCHAR", "integer": "INTEGER", "number": "DOUBLE",
             "boolean": "BOOLEAN", "date": "DATE"}
    columns = {f["name"]: types[f["type"]] for f in fields}
    return duckdb.sql(
        f"SELECT * FROM read_csv('{folder}/{table}.csv', header = true, auto_detect = false, "
        f"delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {columns})"
    )
```

```python
# pyarrow
import json
import pyarrow
import pyarrow.csv

def read(folder, table):
    with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    fields = next(r for r in resources if r["name"] == table)["schema"]["fields"]
    types = {"string": pyarrow.string(), "integer": pyarrow.int32(), "number": pyarrow.float64(),
             "boolean": pyarrow.bool_(), "date": pyarrow.date32()}
    return pyarrow.csv.read_csv(
        f"{folder}/{table}.csv",
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={f["name"]: types[f["type"]] for f in fields},
            null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False,
        ),
    )
```

```r
# R: the types of the columns, a letter each
col_types <- c(
COL_TYPES
)
```

```r
# R, readr
read <- function(folder, table) {
  readr::read_csv(
    file.path(folder, paste0(table, ".csv")),
    col_types = col_types[[table]], na = "", trim_ws = FALSE, lazy = FALSE, progress = FALSE
  )
}
```

```r
# R, nothing else
read <- function(folder, table) {
  classes <- c(c = "character", i = "integer", d = "numeric", l = "logical", D = "Date")
  read.csv(
    file.path(folder, paste0(table, ".csv")),
    colClasses = unname(classes[strsplit(col_types[[table]], "")[[1]]]),
    na.strings = "", encoding = "UTF-8", check.names = FALSE
  )
}
```

`data.table::fread` leaves the doubled quotation marks of CSV as they stand (`""Yes""` for `"Yes"`): read these files with readr or base R, or the Parquet files.

### Words by their place

A place leads back into your own file. Read it without changing anything, line ends included.

```python
def words(path, start, end):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()[start:end]
```

```r
words <- function(path, start, end) {
  text <- readBin(path, "raw", file.size(path))
  text <- iconv(list(text), "UTF-8", "UTF-8")
  substr(text, start + 1, end)
}
```

JavaScript and Java count UTF-16 units, which differ from code points after the first character beyond U+FFFF: convert, or use the bytes.

"#;
