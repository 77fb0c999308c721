using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace FgtAsg.Sandbox.Sns;

/// <summary>The account's topics in one region. They store all published messages. Thread-safe.</summary>
/// <param name="region">For example <c>eu-central-1</c>.</param>
/// <param name="accountId">12 digits.</param>
public sealed class Topics(string region, string accountId)
{
    private const int LongestSubject = 100;

    private readonly Lock _lock = new();
    private readonly SortedSet<string> _arns = new(StringComparer.Ordinal);
    private readonly List<PublishRequest> _published = [];

    public IReadOnlyList<string> Arns
    {
        get
        {
            lock (_lock)
            {
                return [.. _arns];
            }
        }
    }

    /// <summary>All published messages of all topics, in order.</summary>
    public IReadOnlyList<PublishRequest> Published
    {
        get
        {
            lock (_lock)
            {
                return [.. _published];
            }
        }
    }

    /// <summary>Creates a topic, or returns the existing one with this name.</summary>
    /// <returns>The ARN.</returns>
    public string Create(string name)
    {
        lock (_lock)
        {
            var arn = $"arn:{Amazon.RegionEndpoint.GetBySystemName(region).PartitionName}:sns:{region}:{accountId}:{name}";
            _arns.Add(arn);
            return arn;
        }
    }

    /// <exception cref="AmazonSimpleNotificationServiceException">
    /// NotFound: the topic does not exist. InvalidParameter: SNS does not accept a parameter.
    /// </exception>
    public PublishResponse Publish(PublishRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        lock (_lock)
        {
            if (!_arns.Contains(request.TopicArn))
            {
                throw Fault("NotFound", "Topic does not exist", HttpStatusCode.NotFound);
            }

            _published.Add(request);
            return new PublishResponse
            {
                MessageId = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{_published.Count:D12}"),
            };
        }
    }

    /// <summary>
    /// Checks the rules of Publish in the API reference: a message, a subject of one line of printable ASCII, and attributes with values.
    /// </summary>
    private static void Check(PublishRequest request)
    {
        if (string.IsNullOrEmpty(request.Message))
        {
            throw Fault("InvalidParameter", "Invalid parameter: Empty message", HttpStatusCode.BadRequest);
        }

        if (request.Subject is { } subject
            && (subject.Length is 0 or > LongestSubject || subject[0] == ' ' || subject.Any(c => c is < ' ' or > '~')))
        {
            throw Fault("InvalidParameter", "Invalid parameter: Subject", HttpStatusCode.BadRequest);
        }

        foreach (var (name, value) in request.MessageAttributes ?? [])
        {
            if (string.IsNullOrEmpty(value.StringValue) || string.IsNullOrEmpty(value.DataType))
            {
                throw Fault(
                    "ParameterValueInvalid",
                    $"The message attribute '{name}' must contain non-empty message attribute value.",
                    HttpStatusCode.BadRequest);
            }
        }
    }

    private static AmazonSimpleNotificationServiceException Fault(string code, string message, HttpStatusCode status) =>
        new(message, ErrorType.Sender, code, "request-1", status);
}
