//! What `--help` says below the options: examples and exit statuses.

pub(super) const EXIT_STATUSES: &str = "\
Exit status:
  0  all documents were read
  1  some could not be read, or none were found; each is named on standard error
  2  bad usage, such as a path that does not exist
  3  nothing could be written, or the dataset is not as --assert expects; what stood in the output folder still stands";

pub(super) const BUILD_EXAMPLES: &str = "\
Examples:
  sanctionary build                            the sample articles, to out/
  sanctionary build news --out data            a folder and all below it, to data/
  sanctionary build feed.jsonl.gz a.html       files of any known format
  curl -s URL | sanctionary build - --out data JSON Lines from another program
  sanctionary build --claims claims/*.zst      what `extract` has read before, here or elsewhere
  sanctionary build news --out data --update   again, reading only what is new or has changed
  sanctionary build news --format sqlite,jsonl in other formats";

pub(super) const EXTRACT_EXAMPLES: &str = "\
Examples:
  sanctionary extract a.txt | jq .claims       the claims of one article
  sanctionary extract news > facts.jsonl       one line for each article
  zcat feed.jsonl.gz | sanctionary extract - --stdin-name feed.jsonl | zstd > claims.jsonl.zst";

pub(super) const EVAL_EXAMPLES: &str = "\
Examples:
  sanctionary eval news --gold gold             reads the articles of news and scores what it finds
  sanctionary eval data --gold gold --errors    scores a dataset that was built before; lists what is wrong
  sanctionary eval data --gold gold --min-fact 0.8 --quiet

Exit status:
  0  scored
  1  below --min-fact or --min-party, a quote that does not stand in its article, or nothing to score
  2  bad usage, an annotation or dataset that cannot be read among it";

pub(super) const CHECK_EXAMPLES: &str = "\
Examples:
  sanctionary check out                        the database, the CSV files against it, their description
  sanctionary check out/sanctions.sqlite       the database alone
  sanctionary check out --assert expected.toml what you expect of it besides

A file of assertions names tables and views, in TOML or, as *.json, in JSON:
  [claims]
  min = 100                                    rows, at least
  max = 50000                                  rows, at most
  filled = { confidence = 1, attributed_to = 0.1 }   share of rows that have a value

Exit status:
  0  sound
  1  faults were found; each is told on standard output
  2  bad usage, a path without a dataset or a fault in the file of assertions among it";

pub(super) const EXPLAIN_EXAMPLES: &str = "\
Examples:
  sanctionary explain seeds/articles/s03-explainer.txt
  sanctionary explain release.html | less -R";

pub(super) const SCHEMA_EXAMPLES: &str = "\
Examples:
  sanctionary schema | less
  sanctionary schema --format markdown > DATA.md
  sanctionary schema --format json | jq '.tables[].name'";

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  sanctionary completions bash > ~/.local/share/bash-completion/completions/sanctionary
  sanctionary completions zsh > ~/.zfunc/_sanctionary
  sanctionary completions fish > ~/.config/fish/completions/sanctionary.fish";

pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  sanctionary man | man -l -                   read it now
  sanctionary man ~/.local/share/man/man1      install it, with a page for each command";
