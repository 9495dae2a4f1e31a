using System.Globalization;
using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Naas.Infrastructure.EventLog.EventStoreDb;

namespace Naas.EventStoreDbPeer;

/// <summary>A call as the server has it: messages in, messages out, and how it ended in the trailers.</summary>
internal sealed class GrpcServerCall(HttpContext context)
{
    private PipeReader Body => context.Request.BodyReader;

    public CancellationToken Ended => context.RequestAborted;

    public string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public ValueTask<T?> ReadAsync<T>(MessageParser<T> parser)
        where T : class, IMessage<T> => GrpcFrames.ReadAsync(Body, parser, Ended);

    public async Task WriteAsync(IMessage message)
    {
        var frame = GrpcFrames.Of(message);
        _ = await context.Response.BodyWriter.WriteAsync(frame, Ended);
    }

    /// <summary>Sends the headers of the answer, and nothing else yet.</summary>
    public async Task BeginAsync()
    {
        await context.Response.StartAsync(Ended);
        _ = await context.Response.BodyWriter.FlushAsync(Ended);
    }

    /// <summary>Ends the connection as a node does that is gone.</summary>
    public void Abort() => context.Abort();

    /// <summary>Serves a call to its end.</summary>
    public static async Task ServeAsync(HttpContext context, Func<GrpcServerCall, Task> serve)
    {
        context.Response.ContentType = "application/grpc";
        try
        {
            await serve(new GrpcServerCall(context));
            End(context.Response, new Dictionary<string, string> { ["grpc-status"] = "0" });
        }
        catch (GrpcException e)
        {
            End(context.Response, new Dictionary<string, string>(e.Trailers)
            {
                ["grpc-status"] = ((int)e.Code).ToString(CultureInfo.InvariantCulture),
                ["grpc-message"] = Uri.EscapeDataString(e.Message),
            });
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody reads how it ended.
        }
    }

    private static void End(HttpResponse response, Dictionary<string, string> ends)
    {
        foreach (var (name, value) in ends)
        {
            // A call that has answered nothing yet ends with its status in the headers.
            if (response.HasStarted)
                response.AppendTrailer(name, value);
            else
                response.Headers[name] = value;
        }
    }
}
