#pragma once

namespace dateline::query_tool {

// The style sheet of results pages, for light and dark screens of any width and
// for paper. It uses fonts of the system, because a page loads no other file.
constexpr const char* html_style = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --dim: #5b5b5b;
  --paper: #fdfdfb; --line: #d9d7d0; --mark: #ffe58a; --link: #0b4f9e;
  --bar: #b5532a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e3dc; --dim: #a3a097; --paper: #191a1c; --line: #3a3b3e;
    --mark: #6b5407; --link: #8fbcf5; --bar: #d9824f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 46rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 Georgia, "Times New Roman", serif;
  overflow-wrap: anywhere; }
header, .facts, .why, .more, .notes, details, table, footer {
  font-family: system-ui, sans-serif; font-size: .875rem; }
h1 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0; }
article, section { border-top: 1px solid var(--line); padding: 1rem 0; }
header p, .facts, .why, .more, .context, footer { color: var(--dim); margin: .25rem 0; }
a { color: var(--link); }
mark { background: var(--mark); color: inherit; border-radius: .15em; }
p { margin: .6rem 0; }
.marked { outline: none; border-left: 3px solid var(--bar);
  padding-left: .75rem; }
.context { border-left: 3px solid var(--line); padding-left: .75rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: right; padding: .15rem .9rem .15rem 0;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; }
th { color: var(--dim); font-weight: normal; }
th, td { vertical-align: baseline; }
.timeline table { width: 100%; }
.timeline td:nth-child(1), .timeline td:nth-child(2) { width: 1%;
  white-space: nowrap; }
.gap { color: var(--dim); }
.bar { height: .7em; background: var(--bar); border-radius: .1em;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
section p { color: var(--dim); font-family: system-ui, sans-serif;
  font-size: .875rem; }
@media print { body { max-width: none; } a { color: inherit; } }
)";

}  // namespace dateline::query_tool
