using System.Globalization;
using System.Text;
using System.Xml.Linq;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.Route53;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>
/// The Route 53 calls of a fleet besides those of its function, as plain HTTP. Errors are <see cref="HttpRequestException"/>s.
/// </summary>
internal sealed class ZoneClient(Uri endpoint) : IDisposable
{
    private static readonly XNamespace Namespace = "https://route53.amazonaws.com/doc/2013-04-01/";

    private readonly HttpClient _client = new() { BaseAddress = endpoint };

    /// <returns>The id, without <c>/hostedzone/</c>.</returns>
    public async Task<string> CreatePrivateAsync(string name, string vpcId, string region, CancellationToken cancellationToken)
    {
        var request = new XElement(
            Namespace + "CreateHostedZoneRequest",
            new XElement(Namespace + "Name", name),
            new XElement(Namespace + "VPC", new XElement(Namespace + "VPCRegion", region), new XElement(Namespace + "VPCId", vpcId)),
            new XElement(Namespace + "CallerReference", Guid.NewGuid().ToString()),
            new XElement(Namespace + "HostedZoneConfig", new XElement(Namespace + "PrivateZone", "true")));
        var answer = await CallAsync(HttpMethod.Post, "/2013-04-01/hostedzone", request, cancellationToken);
        return Required(Required(answer, "HostedZone"), "Id").Value.Split('/')[^1];
    }

    public async Task<ZoneState> ReadAsync(string zoneId, CancellationToken cancellationToken)
    {
        List<ZoneRecord> records = [];
        var from = "";
        while (true)
        {
            var page = await CallAsync(HttpMethod.Get, $"/2013-04-01/hostedzone/{zoneId}/rrset{from}", content: null, cancellationToken);
            records.AddRange(Required(page, "ResourceRecordSets").Elements().Select(Read));
            if (Required(page, "IsTruncated").Value != "true")
            {
                return new ZoneState(zoneId, records);
            }

            from = $"?name={Uri.EscapeDataString(Required(page, "NextRecordName").Value)}&type={Required(page, "NextRecordType").Value}"
                + (Child(page, "NextRecordIdentifier") is { } next ? $"&identifier={Uri.EscapeDataString(next.Value)}" : "");
        }
    }

    public void Dispose() => _client.Dispose();

    private static ZoneRecord Read(XElement record) => new(
        Required(record, "Name").Value,
        Required(record, "Type").Value,
        Child(record, "SetIdentifier")?.Value,
        Child(record, "TTL") is { } ttl ? long.Parse(ttl.Value, CultureInfo.InvariantCulture) : null,
        [.. Child(record, "ResourceRecords")?.Elements().Select(value => Required(value, "Value").Value) ?? []]);

    private async Task<XElement> CallAsync(HttpMethod method, string path, XElement? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = content is null ? null : new StringContent(content.ToString(), Encoding.UTF8, "application/xml"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", PlaceholderSignature.For("route53"));
        using var response = await _client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? XDocument.Parse(text).Root!
            : throw new HttpRequestException(
                $"Route 53 answered {(int)response.StatusCode} to {method} {path}: {text}", inner: null, response.StatusCode);
    }

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static XElement Required(XElement parent, string name) =>
        Child(parent, name) ?? throw new FormatException($"Route 53's {parent.Name.LocalName} has no {name}: {parent}");
}
