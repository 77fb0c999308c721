using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Query;

/// <summary>What the operations of one query-protocol service share.</summary>
/// <param name="Answers">How its answers are read.</param>
/// <param name="Version">The API version that every request names.</param>
internal sealed record QueryService(XmlService Answers, string Version);
