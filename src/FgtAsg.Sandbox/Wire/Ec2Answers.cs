using Amazon.EC2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Instances;
using FgtAsg.Sandbox.Model.Networking;

namespace FgtAsg.Sandbox.Wire;

/// <summary>EC2's answers that are not just the members of the SDK's response.</summary>
internal static class Ec2Answers
{
    /// <summary>Where success is all there is to say, EC2 says <c>return</c>.</summary>
    public static void Done(AnswerWriter answer, AmazonWebServiceResponse response) => answer.Flag("return", true);

    public static void Members(AnswerWriter answer, object response) => Wire.Members.OfEc2.Write(answer, response);

    public static void AssociateAddress(AnswerWriter answer, AssociateAddressResponse response)
    {
        answer.Flag("return", true);
        Members(answer, response);
    }

    /// <summary>The snapshot's members are the response's own.</summary>
    public static void CreateSnapshot(AnswerWriter answer, CreateSnapshotResponse response) => Members(answer, response.Snapshot);

    public static void TerminateInstances(AnswerWriter answer, List<Termination> terminations) =>
        answer.List("instancesSet", terminations, (item, termination) =>
        {
            item.Text("instanceId", termination.InstanceId);
            item.Structure("currentState", state => State(state, termination.Current));
            item.Structure("previousState", state => State(state, termination.Previous));
        });

    public static void Tags(AnswerWriter answer, List<Tag>? tags) => answer.List("tagSet", tags, Members);

    private static void State(AnswerWriter answer, CloudInstanceState state)
    {
        answer.Number("code", (int)state);
        answer.Text("name", Ec2Faults.Name(state));
    }
}
