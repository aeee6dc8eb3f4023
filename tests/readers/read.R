# Reads tables with a snippet of schema.md and writes each as JSON: the kinds of its columns and its rows.
#     Rscript read.R SNIPPET DATASET OUT TABLE...

arguments <- commandArgs(trailingOnly = TRUE)
source(arguments[1], encoding = "UTF-8")

# A text as JSON spells it.
spelled <- function(text) {
  text <- enc2utf8(text)
  for (pair in list(c("\\", "\\\\"), c("\"", "\\\""), c("\n", "\\n"), c("\r", "\\r"), c("\t", "\\t"))) {
    text <- gsub(pair[1], pair[2], text, fixed = TRUE)
  }
  paste0("\"", text, "\"")
}

kind <- function(column) {
  switch(class(column)[1],
    character = "string", integer = "integer", numeric = "number", logical = "boolean", Date = "date",
    class(column)[1]
  )
}

cells <- function(column) {
  values <- switch(kind(column),
    string = spelled(column),
    date = spelled(format(column)),
    boolean = ifelse(column, "true", "false"),
    integer = format(column, trim = TRUE, scientific = FALSE),
    number = format(column, trim = TRUE, digits = 17),
    spelled(as.character(column))
  )
  ifelse(is.na(column), "null", values)
}

for (table in arguments[-(1:3)]) {
  data <- as.data.frame(read(arguments[2], table), optional = TRUE)
  columns <- lapply(data, cells)
  rows <- if (nrow(data) == 0) character(0) else do.call(paste, c(unname(columns), sep = ","))
  kinds <- vapply(data, kind, "")
  json <- paste0(
    "{\"kinds\":[", paste(spelled(kinds), collapse = ","), "],",
    "\"rows\":[", paste0("[", rows, "]", recycle0 = TRUE, collapse = ","), "]}"
  )
  file <- file(file.path(arguments[3], paste0(table, ".json")), "wb")
  writeLines(json, file, useBytes = TRUE)
  close(file)
}
