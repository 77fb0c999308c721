namespace FgtAsg.Simulation.World;

/// <param name="Index">Counts from 0 through all services.</param>
/// <param name="Service"><c>ec2</c>, <c>autoscaling</c> or <c>s3</c>.</param>
/// <param name="Operation">Such as <c>CreateNetworkInterface</c>.</param>
/// <param name="Request">The SDK's request.</param>
internal sealed record AwsCall(int Index, string Service, string Operation, object Request)
{
    public override string ToString() => $"{Service}:{Operation}";
}
