using System.Text.Json.Nodes;
using System.Xml.Linq;
using FgtAsg.Sandbox;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>An SNS topic in moto, and the queue that is subscribed to it: what a follower of the fleet gets.</summary>
internal sealed class TopicQueue
{
    private readonly LocalAws _aws;
    private readonly string _queueUrl;

    private TopicQueue(LocalAws aws, string topicArn, string queueUrl)
    {
        _aws = aws;
        _queueUrl = queueUrl;
        TopicArn = topicArn;
    }

    public string TopicArn { get; }

    /// <param name="aws">Where moto's SNS and SQS are.</param>
    /// <param name="name">The topic's and the queue's; where it is there already, it is that one.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<TopicQueue> CreateAsync(LocalAws aws, string name, CancellationToken cancellationToken)
    {
        var topic = await CallAsync(aws, "sns", "2010-03-31", cancellationToken, ("Action", "CreateTopic"), ("Name", name));
        var queue = await CallAsync(aws, "sqs", "2012-11-05", cancellationToken, ("Action", "CreateQueue"), ("QueueName", name));
        var topicArn = One(topic, "TopicArn");
        var region = aws.Cloud.Options.Region;
        await CallAsync(
            aws,
            "sns",
            "2010-03-31",
            cancellationToken,
            ("Action", "Subscribe"),
            ("TopicArn", topicArn),
            ("Protocol", "sqs"),
            ("Endpoint", $"arn:aws:sqs:{region}:{aws.Cloud.Options.AccountId}:{name}"));
        return new TopicQueue(aws, topicArn, One(queue, "QueueUrl"));
    }

    /// <summary>The envelopes that came since the last look, as SNS writes them.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var answer = await CallAsync(
            _aws, "sqs", "2012-11-05", cancellationToken, ("Action", "ReceiveMessage"), ("QueueUrl", _queueUrl), ("MaxNumberOfMessages", "10"));
        return [.. answer.Descendants().Where(e => e.Name.LocalName == "Body").Select(e => JsonNode.Parse(e.Value)!)];
    }

    private static string One(XElement answer, string name) => answer.Descendants().Single(e => e.Name.LocalName == name).Value;

    private static async Task<XElement> CallAsync(
        LocalAws aws, string service, string version, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, aws.Endpoint)
        {
            Content = new FormUrlEncodedContent([.. fields.Append(("Version", version)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))]),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{aws.Cloud.Options.Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return XElement.Parse(text);
    }
}
