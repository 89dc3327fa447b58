#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

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
#include "query/python/values.hpp"

// Names and queries that Python hands over, as C++ takes them.
namespace dateline::python {

// A text, which is parsed leniently, or a Query.
struct QueryArgument {
  Query query;
};

// All names of each enumeration, by its type's name.
py::dict all_names();

// The values of an enumeration, with the names that Python has for them.
template <typename E, std::size_t size>
struct NameTable {
  std::string_view type;  // as the stub calls it
  std::array<std::pair<E, std::string_view>, size> names;
};

[[noreturn]] void throw_unknown_name(std::string_view type,
                                     const std::vector<std::string_view>& names,
                                     const std::string& name);

template <typename E, std::size_t size>
std::string_view name_of(const NameTable<E, size>& table, E value) {
  for (const auto& [each, name] : table.names) {
    if (each == value) return name;
  }
  return "";
}

// Raises ValueError, which lists all names, if this is none of them.
template <typename E, std::size_t size>
E value_of(const NameTable<E, size>& table, const std::string& name) {
  std::vector<std::string_view> names;
  for (const auto& [value, each] : table.names) {
    if (each == name) return value;
    names.push_back(each);
  }
  throw_unknown_name(table.type, names, name);
}

// A table with the names that the library has for these values.
template <typename E, typename... More>
NameTable<E, 1 + sizeof...(More)> named(std::string_view type, E first,
                                        More... more) {
  return {type, {{{first, to_string(first)}, {more, to_string(more)}...}}};
}

inline const NameTable<Sort, 3> sorts{"Sort",
                                      {{{Sort::relevance, "relevance"},
                                        {Sort::newest, "newest"},
                                        {Sort::oldest, "oldest"}}}};
inline const NameTable<Syntax, 3> syntaxes{"Syntax",
                                           {{{Syntax::lenient, "lenient"},
                                             {Syntax::strict, "strict"},
                                             {Syntax::plain, "plain"}}}};
inline const NameTable<Occur, 3> occurs{"Occur",
                                        {{{Occur::should, "should"},
                                          {Occur::must, "must"},
                                          {Occur::must_not, "must_not"}}}};
inline const NameTable<NodeKind, 9> node_kinds{
    "NodeKind",
    {{{NodeKind::word, "word"},
      {NodeKind::literal, "literal"},
      {NodeKind::phrase, "phrase"},
      {NodeKind::prefix, "prefix"},
      {NodeKind::wildcard, "wildcard"},
      {NodeKind::fuzzy, "fuzzy"},
      {NodeKind::near, "near"},
      {NodeKind::field, "field"},
      {NodeKind::group, "group"}}}};
inline const auto withins = named("Within", Within::passage, Within::article);
inline const auto countings =
    named("Counting", Counting::all_words, Counting::in_a_row,
          Counting::any_word, Counting::none);
inline const auto facets = named("Facet", Facet::source, Facet::language,
                                 Facet::year, Facet::month, Facet::day);
inline const auto score_components = named(
    "ScoreComponent", ScoreComponent::burstiness, ScoreComponent::title,
    ScoreComponent::pairs, ScoreComponent::variants, ScoreComponent::proximity,
    ScoreComponent::article, ScoreComponent::feedback,
    ScoreComponent::smoothing, ScoreComponent::near_duplicates);
static_assert(decltype(score_components.names)().size() ==
              std::size(all_score_components));
inline const auto match_levels =
    named("MatchLevel", MatchLevel::literal, MatchLevel::folded,
          MatchLevel::stemmed, MatchLevel::prefix, MatchLevel::wildcard,
          MatchLevel::fuzzy, MatchLevel::alias, MatchLevel::none);
inline const auto causes =
    named("Cause", Cause::none, Cause::empty_index, Cause::no_words,
          Cause::unknown_word, Cause::wrong_order, Cause::other_form,
          Cause::too_far, Cause::apart, Cause::filter, Cause::excluded);

}  // namespace dateline::python

namespace pybind11::detail {

// An enumeration as the names that `table` has for its values.
template <typename E, const auto& table>
struct named_caster {
  PYBIND11_TYPE_CASTER(E, const_name("str"));

  bool load(handle source, bool) {
    if (!PyUnicode_Check(source.ptr())) return false;
    value = dateline::python::value_of(
        table,
        dateline::python::encoded(reinterpret_borrow<pybind11::str>(source)));
    return true;
  }

  static handle cast(E value, return_value_policy, handle) {
    return dateline::python::decoded(dateline::python::name_of(table, value))
        .release();
  }
};

template <>
struct type_caster<dateline::Sort>
    : named_caster<dateline::Sort, dateline::python::sorts> {
  static constexpr auto name = const_name("Sort");
};

template <>
struct type_caster<dateline::Syntax>
    : named_caster<dateline::Syntax, dateline::python::syntaxes> {
  static constexpr auto name = const_name("Syntax");
};

template <>
struct type_caster<dateline::Within>
    : named_caster<dateline::Within, dateline::python::withins> {
  static constexpr auto name = const_name("Within");
};

template <>
struct type_caster<dateline::Counting>
    : named_caster<dateline::Counting, dateline::python::countings> {
  static constexpr auto name = const_name("Counting");
};

template <>
struct type_caster<dateline::Facet>
    : named_caster<dateline::Facet, dateline::python::facets> {
  static constexpr auto name = const_name("Facet");
};

template <>
struct type_caster<dateline::ScoreComponent>
    : named_caster<dateline::ScoreComponent,
                   dateline::python::score_components> {
  static constexpr auto name = const_name("ScoreComponent");
};

template <>
struct type_caster<dateline::Occur>
    : named_caster<dateline::Occur, dateline::python::occurs> {
  static constexpr auto name = const_name("Occur");
};

template <>
struct type_caster<dateline::NodeKind>
    : named_caster<dateline::NodeKind, dateline::python::node_kinds> {
  static constexpr auto name = const_name("NodeKind");
};

template <>
struct type_caster<dateline::MatchLevel>
    : named_caster<dateline::MatchLevel, dateline::python::match_levels> {
  static constexpr auto name = const_name("MatchLevel");
};

template <>
struct type_caster<dateline::Cause>
    : named_caster<dateline::Cause, dateline::python::causes> {
  static constexpr auto name = const_name("Cause");
};

template <>
struct type_caster<dateline::FacetPair> {
  PYBIND11_TYPE_CASTER(dateline::FacetPair, const_name("tuple[Facet, Facet]"));

  bool load(handle source, bool convert) {
    using Pair = std::pair<dateline::Facet, dateline::Facet>;
    make_caster<Pair> caster;
    if (!caster.load(source, convert)) return false;
    const Pair pair = cast_op<Pair>(caster);
    value = {pair.first, pair.second};
    return true;
  }
};

template <>
struct type_caster<dateline::python::QueryArgument> {
  PYBIND11_TYPE_CASTER(dateline::python::QueryArgument,
                       const_name("str | Query"));

  bool load(handle source, bool) {
    if (PyUnicode_Check(source.ptr())) {
      value.query = dateline::Query::parse(
          dateline::python::encoded(reinterpret_borrow<pybind11::str>(source)));
      return true;
    }
    if (!isinstance<dateline::Query>(source)) return false;
    value.query = source.cast<const dateline::Query&>();
    return true;
  }
};

}  // namespace pybind11::detail
