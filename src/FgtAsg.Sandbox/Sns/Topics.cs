using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace FgtAsg.Sandbox.Sns;

/// <summary>The account's topics of one region, which keep what is published to them. Thread-safe.</summary>
/// <param name="region">Such as <c>eu-central-1</c>.</param>
/// <param name="accountId">Twelve digits.</param>
public sealed class Topics(string region, string accountId)
{
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

    /// <summary>All that was ever published, to any topic, in its order.</summary>
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

    /// <summary>Where there is one of the name already, it is that one.</summary>
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

    /// <exception cref="AmazonSimpleNotificationServiceException">NotFound: there is no such topic.</exception>
    public PublishResponse Publish(PublishRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            if (!_arns.Contains(request.TopicArn))
            {
                throw new AmazonSimpleNotificationServiceException(
                    "Topic does not exist", ErrorType.Sender, "NotFound", "request-1", HttpStatusCode.NotFound);
            }

            _published.Add(request);
            return new PublishResponse
            {
                MessageId = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{_published.Count:D12}"),
            };
        }
    }
}
