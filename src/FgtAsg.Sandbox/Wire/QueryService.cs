using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// The model over AWS's query protocols: a form as request, XML as response, in the shapes of the services' own API models.
/// </summary>
/// <remarks>Signatures are not checked. Unknown parameters are refused and not ignored.</remarks>
public sealed class QueryService(Cloud cloud)
{
    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>The signing name of Amazon EC2 (protocol <c>ec2</c>, version 2016-11-15).</summary>
    public const string Ec2 = "ec2";

    /// <summary>The signing name of Amazon EC2 Auto Scaling (protocol <c>query</c>, version 2011-01-01).</summary>
    public const string AutoScaling = "autoscaling";

    /// <summary>Handles one call of a person. An error of the service is a response, not an exception.</summary>
    public Task<WireResponse> HandleAsync(string service, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken) =>
        HandleAsync(service, form, CloudCaller.Person, cancellationToken);

    /// <summary>Handles one call. An error of the service is a response, not an exception.</summary>
    /// <param name="service"><see cref="Ec2"/> or <see cref="AutoScaling"/>.</param>
    /// <param name="form">The decoded form with <c>Action</c> and <c>Version</c>.</param>
    /// <param name="cancellationToken">Cancels a call that has not started.</param>
    /// <exception cref="ArgumentException">Another service.</exception>
    public Task<WireResponse> HandleAsync(
        string service, IReadOnlyDictionary<string, string> form, CloudCaller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        IWireProtocol protocol = service switch
        {
            Ec2 => Ec2Protocol.Instance,
            AutoScaling => AutoScalingProtocol.Instance,
            _ => throw new ArgumentException($"'{service}' is not a service of the model.", nameof(service)),
        };
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<WireResponse>(cancellationToken)
            : Task.FromResult(Handle(service, protocol, form, caller));
    }

    private WireResponse Handle(string service, IWireProtocol protocol, IReadOnlyDictionary<string, string> form, CloudCaller caller)
    {
        var action = form.GetValueOrDefault("Action", "");
        var requestId = cloud.Execute(state => state.RequestIds.NextUuid());
        try
        {
            if (!protocol.Operations.TryGetValue(action, out var operation))
            {
                throw new ServiceFault("NotImplemented", $"Not supported here: {action} of {service}.", HttpStatusCode.NotImplemented);
            }

            if (service == Ec2)
            {
                cloud.Limits.Take(service, action, isNarrowed: form.Keys.Any(IsNarrowing));
            }

            var reader = new FormReader(form, protocol.ListMember, protocol.InvalidParameter);
            // The response is written under the model's lock, so that it shows one moment.
            var answer = cloud.Execute(state => protocol.Answer(action, requestId, state.CallAs(caller, () => operation(state, reader))));
            return Response(protocol, action, requestId, 200, answer, null);
        }
        catch (AmazonServiceException throttled)
        {
            var fault = new ServiceFault(throttled.ErrorCode, throttled.Message, throttled.StatusCode);
            return Response(protocol, action, requestId, (int)fault.StatusCode, protocol.Error(requestId, fault), fault.Code);
        }
        catch (ServiceFault fault)
        {
            return Response(protocol, action, requestId, (int)fault.StatusCode, protocol.Error(requestId, fault), fault.Code);
        }
    }

    private static bool IsNarrowing(string parameter) =>
        parameter is "MaxResults" or "NextToken" || parameter.StartsWith("Filter.", StringComparison.Ordinal);

    private static WireResponse Response(
        IWireProtocol protocol, string action, string requestId, int statusCode, XElement document, string? errorCode)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, Xml))
        {
            document.Save(xml);
        }

        return new WireResponse
        {
            StatusCode = statusCode,
            ContentType = protocol.ContentType,
            Body = body.ToArray(),
            Action = action,
            ErrorCode = errorCode,
            RequestId = requestId,
        };
    }
}

/// <summary>A response of the query protocols.</summary>
public sealed record WireResponse
{
    public required int StatusCode { get; init; }

    public required string ContentType { get; init; }

    /// <summary>XML, UTF-8.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The requested action; empty if the form contains none.</summary>
    public required string Action { get; init; }

    /// <summary>The service's error code; null for success.</summary>
    public string? ErrorCode { get; init; }

    public required string RequestId { get; init; }
}
