#!/bin/sh
# Usage: include_order.sh ORDER ROOT
# Fails, with file, line and rule, for each include below ROOT that the table ORDER
# does not allow, and for each source folder that the table does not name.
set -eu
order=$1
cd "$2"
find corpus indexer query -name '*.[ch]pp' | sort |
  xargs awk -v order="$order" '
    function fail(rule) {
      print FILENAME ":" FNR ": " rule
      failures++
    }
    function folder_of(path) {
      sub(/\/[^\/]*$/, "", path)
      return path
    }
    # Both indexer and query have public headers.
    function public_header(name,    path, line) {
      path = "indexer/include/" name
      if ((getline line <path) < 0) return "query/include/" name
      close(path)
      return path
    }
    BEGIN {
      while ((getline line <order) > 0) {
        fields = split(line, field, /[ \t]+/)
        if (field[1] == "room") {
          room[field[4]] = field[2]
          for (i = 6; i <= fields; i++) may[field[2], field[i]] = 1
          sub(/.*<-[ \t]*/, "", line)
          rule[field[2]] = line == "" ? "no other room" : line
          rules++
        } else if (field[1] == "one") {
          limited[field[2]] = 1
          sub(/.*=[ \t]*/, "", line)
          who[field[2]] = line
          rules++
        }
      }
    }
    FNR == 1 {
      files++
      here = room[folder_of(FILENAME)]
      if (here == "") fail("the table names no room for this folder")
    }
    /^#include "/ {
      includes++
      split($0, part, "\"")
      target = part[2]
      if (target == "dateline/error.hpp" || target == "dateline/span.hpp") {
        if (may[here, "errors"]) next
      }
      if (target ~ /^dateline\//) target = public_header(target)
      there = room[folder_of(target)]
      if (there == "")
        fail("\"" part[2] "\" is in no room that the table names")
      else if (there != here && !may[here, there])
        fail("room " here " may not include room " there " (\"" part[2] "\"); " \
             "it may include: " rule[here])
    }
    /^#include </ {
      split($0, part, /[<>]/)
      if (!limited[part[2]]) next
      includes++
      allowed = 0
      count = split(who[part[2]], place, /[ \t]+/)
      for (i = 1; i <= count; i++)
        if (index(FILENAME, place[i]) == 1) allowed = 1
      if (!allowed)
        fail("<" part[2] "> may only be included by " who[part[2]])
    }
    END {
      print includes " includes of " files " files checked against " rules \
        " rules: " failures + 0 " against the order"
      exit failures > 0
    }'
