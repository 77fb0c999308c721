namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>A service of the model over HTTP. A folder that has one is a service; <see cref="AwsModel"/> lists them.</summary>
internal interface IServiceDoor
{
    /// <summary>As signatures name it, such as <c>s3</c>.</summary>
    string Service { get; }

    /// <summary>An error of the service is an answer, too.</summary>
    /// <exception cref="NotSupportedException">See <see cref="NotSupported"/>.</exception>
    Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken);
}
