using Amazon.Xml;

namespace Amazon.Query;

/// <summary>What the operations of one query-protocol service share.</summary>
/// <param name="Answers">How its answers are read.</param>
/// <param name="Version">The API version that every request names.</param>
/// <param name="ListMember">
/// What stands between a list's name and an item's number: <c>.member</c> in the query protocol proper, nothing in EC2's dialect.
/// </param>
/// <param name="WritesEmptyLists">
/// The query protocol proper writes a given but empty list as an empty field; EC2's dialect leaves it out.
/// </param>
internal sealed record QueryService(XmlService Answers, string Version, string ListMember, bool WritesEmptyLists);
