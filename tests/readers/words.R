# The words at places, by the recipe of schema.md: path, start and end come on three lines each.
#     Rscript words.R SNIPPET PLACES OUT

arguments <- commandArgs(trailingOnly = TRUE)
source(arguments[1], encoding = "UTF-8")
lines <- readLines(arguments[2], encoding = "UTF-8")
places <- matrix(lines, ncol = 3, byrow = TRUE)
file <- file(arguments[3], "wb")
for (row in seq_len(nrow(places))) {
  text <- words(places[row, 1], as.integer(places[row, 2]), as.integer(places[row, 3]))
  # The record separator stands in no text.
  writeChar(paste0(enc2utf8(text), "\u001e"), file, eos = NULL, useBytes = TRUE)
}
close(file)
