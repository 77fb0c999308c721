using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Networking;

/// <summary>The names that EC2 gives to addresses.</summary>
internal static class Dns
{
    public static string Private(CloudState state, string address) => state.Options.Region == "us-east-1"
        ? $"ip-{Dashed(address)}.ec2.internal"
        : $"ip-{Dashed(address)}.{state.Options.Region}.compute.internal";

    public static string Public(CloudState state, string address)
    {
        var domain = state.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        return state.Options.Region == "us-east-1"
            ? $"ec2-{Dashed(address)}.compute-1.{domain}"
            : $"ec2-{Dashed(address)}.{state.Options.Region}.compute.{domain}";
    }

    private static string Dashed(string address) => address.Replace('.', '-');
}
