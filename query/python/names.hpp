#pragma once

#include <pybind11/pybind11.h>

#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/diagnosis.hpp"
#include "dateline/query.hpp"
#include "dateline/results.hpp"
#include "dateline/search_options.hpp"
#include "query/python/text.hpp"

// The enumerations of the library, whose values Python has as names.
namespace dateline::python {

template <typename E, std::size_t size>
using NameTable = std::array<std::pair<E, std::string_view>, size>;

// A table with the names that the library has for these values.
template <typename E, typename... More>
NameTable<E, 1 + sizeof...(More)> named(E first, More... more) {
  return {{{first, to_string(first)}, {more, to_string(more)}...}};
}

// `type` is what the stub calls an enumeration, and `names` all its values.
template <typename E>
struct Enumeration;

template <>
struct Enumeration<Sort> {
  static constexpr auto type = py::detail::const_name("Sort");
  static constexpr NameTable<Sort, 3> names{{{Sort::relevance, "relevance"},
                                             {Sort::newest, "newest"},
                                             {Sort::oldest, "oldest"}}};
};

template <>
struct Enumeration<Syntax> {
  static constexpr auto type = py::detail::const_name("Syntax");
  static constexpr NameTable<Syntax, 3> names{{{Syntax::lenient, "lenient"},
                                               {Syntax::strict, "strict"},
                                               {Syntax::plain, "plain"}}};
};

template <>
struct Enumeration<Occur> {
  static constexpr auto type = py::detail::const_name("Occur");
  static constexpr NameTable<Occur, 3> names{{{Occur::should, "should"},
                                              {Occur::must, "must"},
                                              {Occur::must_not, "must_not"}}};
};

template <>
struct Enumeration<NodeKind> {
  static constexpr auto type = py::detail::const_name("NodeKind");
  static constexpr NameTable<NodeKind, 9> names{
      {{NodeKind::word, "word"},
       {NodeKind::literal, "literal"},
       {NodeKind::phrase, "phrase"},
       {NodeKind::prefix, "prefix"},
       {NodeKind::wildcard, "wildcard"},
       {NodeKind::fuzzy, "fuzzy"},
       {NodeKind::near, "near"},
       {NodeKind::field, "field"},
       {NodeKind::group, "group"}}};
};

template <>
struct Enumeration<Within> {
  static constexpr auto type = py::detail::const_name("Within");
  inline static const auto names = named(Within::passage, Within::article);
};

template <>
struct Enumeration<Counting> {
  static constexpr auto type = py::detail::const_name("Counting");
  inline static const auto names =
      named(Counting::all_words, Counting::in_a_row, Counting::any_word,
            Counting::none);
};

template <>
struct Enumeration<Facet> {
  static constexpr auto type = py::detail::const_name("Facet");
  inline static const auto names = named(Facet::source, Facet::language,
                                         Facet::year, Facet::month, Facet::day);
};

template <>
struct Enumeration<ScoreComponent> {
  static constexpr auto type = py::detail::const_name("ScoreComponent");
  inline static const auto names = named(
      ScoreComponent::burstiness, ScoreComponent::title, ScoreComponent::pairs,
      ScoreComponent::variants, ScoreComponent::proximity,
      ScoreComponent::article, ScoreComponent::feedback,
      ScoreComponent::smoothing, ScoreComponent::near_duplicates);
  static_assert(decltype(names)().size() == std::size(all_score_components));
};

template <>
struct Enumeration<MatchLevel> {
  static constexpr auto type = py::detail::const_name("MatchLevel");
  inline static const auto names =
      named(MatchLevel::literal, MatchLevel::folded, MatchLevel::stemmed,
            MatchLevel::prefix, MatchLevel::wildcard, MatchLevel::fuzzy,
            MatchLevel::alias, MatchLevel::none);
};

template <>
struct Enumeration<Cause> {
  static constexpr auto type = py::detail::const_name("Cause");
  inline static const auto names =
      named(Cause::none, Cause::empty_index, Cause::no_words,
            Cause::unknown_word, Cause::wrong_order, Cause::other_form,
            Cause::too_far, Cause::apart, Cause::filter, Cause::excluded);
};

template <typename E>
concept Named = requires {
  Enumeration<E>::type;
};

template <Named E>
std::string_view name_of(E value) {
  for (const auto& [each, name] : Enumeration<E>::names) {
    if (each == value) return name;
  }
  return "";
}

[[noreturn]] void throw_unknown_name(std::string_view type,
                                     const std::vector<std::string_view>& names,
                                     const std::string& name);

// Raises ValueError, which lists all names, if this is none of them.
template <Named E>
E value_of(const std::string& name) {
  std::vector<std::string_view> names;
  for (const auto& [value, each] : Enumeration<E>::names) {
    if (each == name) return value;
    names.push_back(each);
  }
  throw_unknown_name(Enumeration<E>::type.text, names, name);
}

// All names of each enumeration, by its type's name.
py::dict all_names();

}  // namespace dateline::python

namespace pybind11::detail {

template <typename E>
requires dateline::python::Named<E>
struct type_caster<E> {
  PYBIND11_TYPE_CASTER(E, dateline::python::Enumeration<E>::type);

  bool load(handle source, bool) {
    if (!PyUnicode_Check(source.ptr())) return false;
    value = dateline::python::value_of<E>(
        dateline::python::encoded(reinterpret_borrow<pybind11::str>(source)));
    return true;
  }

  static handle cast(E value, return_value_policy, handle) {
    return dateline::python::decoded(dateline::python::name_of(value))
        .release();
  }
};

}  // namespace pybind11::detail
