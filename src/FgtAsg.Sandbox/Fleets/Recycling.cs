using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FgtAsg.Sandbox.FrontEnd;

namespace FgtAsg.Sandbox.Fleets;

/// <summary>
/// What a fleet that is recycled needs besides its group: a topic, and a state machine whose executions can be started. Nothing runs those here: whoever wants
/// to see one run interprets the definition. Errors are <see cref="HttpRequestException"/>s.
/// </summary>
internal sealed class Recycling(Uri endpoint, string region, string accountId) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = endpoint };

    /// <returns>The function's variables for it.</returns>
    public async Task<IReadOnlyDictionary<string, string>> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var topic = await CreateTopicAsync(name, cancellationToken);
        var stateMachine = await CreateStateMachineAsync(name, cancellationToken);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["recycle_state_machine_arn"] = stateMachine,
            ["recycle_topic_arn"] = topic,
            ["recycle_poll_seconds"] = "1",
        };
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> CreateTopicAsync(string name, CancellationToken cancellationToken)
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Action"] = "CreateTopic", ["Version"] = "2010-03-31", ["Name"] = name });
        var answer = XDocument.Parse(await PostAsync("sns", form, cancellationToken));
        return answer.Descendants().First(e => e.Name.LocalName == "TopicArn").Value;
    }

    private async Task<string> CreateStateMachineAsync(string name, CancellationToken cancellationToken)
    {
        var question = new JsonObject
        {
            ["name"] = name,
            ["roleArn"] = $"arn:aws:iam::{accountId}:role/{name}",
            // Executions end at once here, and are listed.
            ["definition"] = """{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}""",
        };
        var content = new StringContent(question.ToJsonString(), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-amz-json-1.0"));
        content.Headers.Add("X-Amz-Target", "AWSStepFunctions.CreateStateMachine");
        return (string)JsonNode.Parse(await PostAsync("states", content, cancellationToken))!["stateMachineArn"]!;
    }

    private async Task<string> PostAsync(string service, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", FormalSignature.For(service, region));
        using var response = await _client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? text
            : throw new HttpRequestException($"{service} answered {(int)response.StatusCode}: {text}", inner: null, response.StatusCode);
    }
}
