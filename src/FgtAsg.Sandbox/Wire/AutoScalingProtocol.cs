using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The <c>query</c> protocol: lists' items are called <c>member</c> both ways; a result wrapper and metadata stand around an answer.</summary>
internal sealed class AutoScalingProtocol : IWireProtocol
{
    private const string Namespace = "http://autoscaling.amazonaws.com/doc/2011-01-01/";
    private const string Member = "member";

    private AutoScalingProtocol()
    {
    }

    public static AutoScalingProtocol Instance { get; } = new();

    public IReadOnlyDictionary<string, WireOperation> Operations => AutoScalingOperations.All;

    public string ContentType => "text/xml";

    public string ListMember => Member + ".";

    public ServiceFault InvalidParameter(string message) => new("ValidationError", message);

    public byte[] Write(string action, string requestId, Action<AnswerWriter> members) =>
        AnswerWriter.Document($"{action}Response", Namespace, Member, answer =>
        {
            answer.Structure($"{action}Result", members);
            answer.Structure("ResponseMetadata", metadata => metadata.Text("RequestId", requestId));
        });

    public byte[] WriteError(string requestId, ServiceFault fault) =>
        AnswerWriter.Document("ErrorResponse", Namespace, Member, answer =>
        {
            answer.Structure("Error", error =>
            {
                error.Text("Type", (int)fault.StatusCode >= 500 ? "Receiver" : "Sender");
                error.Text("Code", fault.Code);
                error.Text("Message", fault.Message);
            });
            answer.Text("RequestId", requestId);
        });
}
