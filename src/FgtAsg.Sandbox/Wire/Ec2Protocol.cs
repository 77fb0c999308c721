using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Wire;

/// <summary>The <c>ec2</c> protocol: flat lists in, <c>item</c> elements out.</summary>
internal sealed class Ec2Protocol : IWireProtocol
{
    private const string Namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private const string Item = "item";

    private Ec2Protocol()
    {
    }

    public static Ec2Protocol Instance { get; } = new();

    public IReadOnlyDictionary<string, WireOperation> Operations => Ec2Operations.All;

    public string ContentType => "text/xml;charset=UTF-8";

    public string ListMember => "";

    public ServiceFault InvalidParameter(string message) => new(
        message.EndsWith("not recognized", StringComparison.Ordinal) ? "UnknownParameter" : "InvalidParameterValue", message);

    public byte[] Write(string action, string requestId, Action<AnswerWriter> members) =>
        AnswerWriter.Document($"{action}Response", Namespace, Item, answer =>
        {
            answer.Text("requestId", requestId);
            members(answer);
        });

    public byte[] WriteError(string requestId, ServiceFault fault) =>
        AnswerWriter.Document("Response", null, Item, answer =>
        {
            answer.Structure("Errors", errors => errors.Structure("Error", error =>
            {
                error.Text("Code", fault.Code);
                error.Text("Message", fault.Message);
            }));
            answer.Text("RequestID", requestId);
        });
}
