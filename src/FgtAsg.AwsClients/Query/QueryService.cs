using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Query;

/// <summary>Settings shared by the operations of one query-protocol service.</summary>
/// <param name="Answers">How its responses are read.</param>
/// <param name="Version">The API version in every request.</param>
internal sealed record QueryService(XmlService Answers, string Version);
