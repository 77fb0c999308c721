using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;
using FgtAsg.AwsClients.Xml;

namespace FgtAsg.AwsClients.Operations;

/// <summary>Writes the request of the operation and reads its response. The names are those of the API reference.</summary>
internal sealed class ChangeResourceRecordSets : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private const string Name = nameof(ChangeResourceRecordSets);
    private const string Namespace = $"https://route53.amazonaws.com/doc/{AmazonRoute53Config.Version}/";
    private const string ZonePrefix = "/hostedzone/";

    // Line breaks within a text must not be changed.
    private static readonly XmlWriterSettings WriterSettings = new()
    {
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    private static readonly ChangeResourceRecordSets Marshaller = new();

    private static readonly ServiceUnmarshaller Unmarshaller = new(
        new XmlService(AmazonRoute53Config.Id, Route53Errors.Find, Route53Errors.ToException), Name, Read);

    /// <summary>The options for one call. They are not shared, because the pipeline may change them.</summary>
    public static InvokeOptions Options() => new() { RequestMarshaller = Marshaller, ResponseUnmarshaller = Unmarshaller };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var change = (ChangeResourceRecordSetsRequest)input;
        var request = new DefaultRequest(input, AmazonRoute53Config.Id)
        {
            HttpMethod = "POST",
            ResourcePath = $"/{AmazonRoute53Config.Version}/hostedzone/{{Id}}/rrset/",
            Content = BodyOf(change),
        };
        request.AddPathResource("{Id}", ZoneOf(change));
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/xml";
        request.Headers[HeaderKeys.XAmzApiVersion] = AmazonRoute53Config.Version;
        return request;
    }

    private static string ZoneOf(ChangeResourceRecordSetsRequest change)
    {
        var id = change.HostedZoneId ?? "";
        var zone = id.StartsWith(ZonePrefix, StringComparison.Ordinal) ? id[ZonePrefix.Length..] : id;
        return zone.Length > 0
            ? zone
            : throw new AmazonRoute53Exception($"{Name}: {nameof(change.HostedZoneId)} is required, and is '{change.HostedZoneId}'.");
    }

    private static byte[] BodyOf(ChangeResourceRecordSetsRequest change)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, WriterSettings))
        {
            xml.WriteStartElement(Name + "Request", Namespace);
            Write(xml, "ChangeBatch", change.ChangeBatch, WriteBatch);
            xml.WriteEndElement();
        }

        return body.ToArray();
    }

    private static void WriteBatch(XmlWriter xml, ChangeBatch batch)
    {
        WriteText(xml, "Comment", batch.Comment);
        WriteList(xml, "Changes", "Change", batch.Changes, WriteChange);
    }

    private static void WriteChange(XmlWriter xml, Change change)
    {
        WriteText(xml, "Action", change.Action?.Value);
        Write(xml, "ResourceRecordSet", change.ResourceRecordSet, WriteRecordSet);
    }

    private static void WriteRecordSet(XmlWriter xml, ResourceRecordSet set)
    {
        WriteText(xml, "Name", set.Name);
        WriteText(xml, "Type", set.Type?.Value);
        WriteText(xml, "SetIdentifier", set.SetIdentifier);
        WriteText(xml, "MultiValueAnswer", set.MultiValueAnswer is { } isMultiValue ? XmlConvert.ToString(isMultiValue) : null);
        WriteText(xml, "TTL", set.TTL?.ToString(CultureInfo.InvariantCulture));
        WriteList(
            xml, "ResourceRecords", "ResourceRecord", set.ResourceRecords, static (xml, record) => WriteText(xml, "Value", record.Value));
    }

    private static void WriteText(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
        {
            xml.WriteElementString(name, text);
        }
    }

    private static void Write<T>(XmlWriter xml, string name, T? value, Action<XmlWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            xml.WriteStartElement(name);
            write(xml, value);
            xml.WriteEndElement();
        }
    }

    private static void WriteList<T>(XmlWriter xml, string name, string item, List<T>? values, Action<XmlWriter, T> write)
        where T : class =>
        Write(xml, name, values, (xml, list) => list.ForEach(value => Write(xml, item, value, write)));

    private static ChangeResourceRecordSetsResponse Read(XElement xml) => new()
    {
        ChangeInfo = xml.Structure("ChangeInfo", static info => new ChangeInfo
        {
            Comment = info.Text("Comment"),
            Id = info.Text("Id"),
            Status = info.Text("Status"),
            SubmittedAt = info.Time("SubmittedAt"),
        }),
    };
}
