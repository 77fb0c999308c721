namespace FgtAsg.Simulation.World;

/// <param name="Index">Counted from 0 across all services.</param>
/// <param name="Service">For example <c>ec2</c>, <c>autoscaling</c> or <c>s3</c>.</param>
/// <param name="Operation">For example <c>CreateNetworkInterface</c>.</param>
/// <param name="Request">The SDK's request.</param>
internal sealed record AwsCall(int Index, string Service, string Operation, object Request)
{
    public override string ToString() => $"{Service}:{Operation}";
}
