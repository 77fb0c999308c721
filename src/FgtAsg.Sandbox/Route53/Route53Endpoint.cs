using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.Route53;
using Amazon.Route53.Model;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.Route53;

/// <summary>
/// The HTTP endpoint of the model's Route 53. It supports the function's changes of records and the lists of an operator's <c>aws
/// route53</c>.
/// </summary>
internal sealed class Route53Endpoint(HostedZones zones, TimeProvider time) : IServiceEndpoint
{
    private const int MostRecords = 300;

    private static readonly XNamespace Namespace = "https://route53.amazonaws.com/doc/2013-04-01/";

    public string Service => "route53";

    public Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Answer(request));
        }
        catch (AmazonRoute53Exception fault)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, (int)fault.StatusCode, fault.ErrorCode, fault.Message));
        }
        catch (Exception fault) when (fault is XmlException or FormatException)
        {
            return Task.FromResult(ErrorAnswers.Of(request.Call, 400, "InvalidInput", fault.Message));
        }
    }

    private ServiceAnswer Answer(ServiceRequest request)
    {
        var (call, zone) = (request.Call, request.Call.Resource ?? "");
        zones.Limits.Take(Service, call.Action, isNarrowed: false);
        return call.Action switch
        {
            "CreateHostedZone" => Create(XElement.Parse(Encoding.UTF8.GetString(request.Body))),
            "DeleteHostedZone" => Delete(zone),
            "GetHostedZone" => Document("GetHostedZoneResponse", Zone(zones.Get(zone))),
            "ListHostedZones" => List("ListHostedZonesResponse", zones.All),
            "ListHostedZonesByName" => List("ListHostedZonesByNameResponse", ByName(call.Parameters)),
            "ListResourceRecordSets" => ListRecords(zones.Get(zone).State.Records, call.Parameters),
            "ChangeResourceRecordSets" => Change(call, zones.Get(zone), XElement.Parse(Encoding.UTF8.GetString(request.Body))),
            "GetChange" => Document("GetChangeResponse", ChangeInfo(zone)),
            _ => throw NotSupported.Operation(call),
        };
    }

    private ServiceAnswer Create(XElement request)
    {
        var zone = zones.Create(Text(request, "Name")!, isPrivate: Child(request, "VPC") is not null);
        return Document("CreateHostedZoneResponse", Zone(zone), ChangeInfo("C1")) with { StatusCode = (int)HttpStatusCode.Created };
    }

    private ServiceAnswer Delete(string id)
    {
        zones.Delete(id);
        return Document("DeleteHostedZoneResponse", ChangeInfo("C1"));
    }

    private ServiceAnswer Change(ServiceCall call, HostedZone zone, XElement request)
    {
        var changes = request.Descendants(Namespace + "Change").Select(change => new Change
        {
            Action = Text(change, "Action"),
            ResourceRecordSet = Record(call, Child(change, "ResourceRecordSet")!),
        });
        zone.Change(new ChangeBatch { Changes = [.. changes] });
        return Document("ChangeResourceRecordSetsResponse", ChangeInfo("C1"));
    }

    private static ResourceRecordSet Record(ServiceCall call, XElement set) =>
        set.Elements().FirstOrDefault(e => e.Name.LocalName
            is not ("Name" or "Type" or "TTL" or "SetIdentifier" or "MultiValueAnswer" or "ResourceRecords")) is { } other
            ? throw NotSupported.Part(call, $"{other.Name.LocalName} of a record set")
            : new ResourceRecordSet
            {
                Name = Text(set, "Name"),
                Type = Text(set, "Type"),
                SetIdentifier = Text(set, "SetIdentifier"),
                MultiValueAnswer = Text(set, "MultiValueAnswer") is { } flag ? flag == "true" : null,
                TTL = Text(set, "TTL") is { } ttl ? long.Parse(ttl, CultureInfo.InvariantCulture) : null,
                ResourceRecords = [.. set.Descendants(Namespace + "Value").Select(value => new ResourceRecord { Value = value.Value })],
            };

    private IEnumerable<HostedZone> ByName(IReadOnlyDictionary<string, string> query)
    {
        var from = query.TryGetValue("dnsname", out var name) ? HostedZone.FullName(name) : "";
        return zones.All.OrderBy(zone => zone.Name, StringComparer.Ordinal).Where(zone => string.CompareOrdinal(zone.Name, from) >= 0);
    }

    private static ServiceAnswer ListRecords(IReadOnlyList<ZoneRecord> records, IReadOnlyDictionary<string, string> query)
    {
        var atMost = query.TryGetValue("maxitems", out var wanted)
            ? Math.Min(int.Parse(wanted, CultureInfo.InvariantCulture), MostRecords)
            : MostRecords;
        var from = (Name: query.TryGetValue("name", out var name) ? HostedZone.FullName(name) : "",
            Type: query.GetValueOrDefault("type", ""),
            Identifier: query.GetValueOrDefault("identifier", ""));
        var rest = records.Where(record => IsAtOrAfter(record, from)).ToList();
        var next = rest.ElementAtOrDefault(atMost);
        return Document(
            "ListResourceRecordSetsResponse",
            Element("ResourceRecordSets", rest.Take(atMost).Select(Record)),
            Element("IsTruncated", next is not null),
            Element("MaxItems", atMost),
            next is null ? null : Element("NextRecordName", next.Name),
            next is null ? null : Element("NextRecordType", next.Type),
            next?.Identifier is { } identifier ? Element("NextRecordIdentifier", identifier) : null);
    }

    private static bool IsAtOrAfter(ZoneRecord record, (string Name, string Type, string Identifier) from)
    {
        var (byName, byType) = (string.CompareOrdinal(record.Name, from.Name), string.CompareOrdinal(record.Type, from.Type));
        return byName != 0 ? byName > 0 : byType != 0 ? byType > 0 : string.CompareOrdinal(record.Identifier ?? "", from.Identifier) >= 0;
    }

    private static XElement Record(ZoneRecord record) => Element(
        "ResourceRecordSet",
        Element("Name", record.Name),
        Element("Type", record.Type),
        record.Identifier is { } identifier ? Element("SetIdentifier", identifier) : null,
        record.IsMultiValueAnswer ? Element("MultiValueAnswer", true) : null,
        record.Ttl is { } ttl ? Element("TTL", ttl) : null,
        Element("ResourceRecords", record.Values.Select(value => Element("ResourceRecord", Element("Value", value)))));

    private static ServiceAnswer List(string root, IEnumerable<HostedZone> zones) => Document(
        root, Element("HostedZones", zones.Select(Zone)), Element("IsTruncated", false), Element("MaxItems", 100));

    private static XElement Zone(HostedZone zone) => Element(
        "HostedZone",
        Element("Id", $"/hostedzone/{zone.Id}"),
        Element("Name", zone.Name),
        Element("CallerReference", zone.Id),
        Element("Config", Element("PrivateZone", zone.IsPrivate)),
        Element("ResourceRecordSetCount", zone.State.Records.Count));

    private XElement ChangeInfo(string id) => Element(
        "ChangeInfo",
        Element("Id", $"/change/{id}"),
        Element("Status", "INSYNC"),
        Element("SubmittedAt", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    private static XElement? Child(XElement parent, string name) => parent.Element(Namespace + name);

    private static string? Text(XElement parent, string name) => Child(parent, name)?.Value;

    private static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    private static ServiceAnswer Document(string root, params object?[] content) => ServiceAnswer.Text(
        (int)HttpStatusCode.OK, "text/xml", Element(root, content).ToString(SaveOptions.DisableFormatting));
}
