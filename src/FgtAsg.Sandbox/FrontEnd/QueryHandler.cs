using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>Serves the EC2 and Auto Scaling APIs in their wire form.</summary>
/// <param name="service"><c>ec2</c> or <c>autoscaling</c>.</param>
/// <param name="form">The request's fields, with <c>Action</c> and <c>Version</c>.</param>
/// <param name="caller">Who calls.</param>
/// <param name="cancellationToken">Canceled when the front end ends.</param>
public delegate Task<WireResponse> QueryHandler(
    string service, IReadOnlyDictionary<string, string> form, CloudCaller caller, CancellationToken cancellationToken);
