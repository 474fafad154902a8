# WijkBot in a container: built with the web chat (Node), run as an ordinary user on a read-only root. Only /data is written.
#   docker build -t wijkbot . && docker run --read-only --tmpfs /tmp -v wijkbot:/data -p 5000:5000 --env-file wijkbot.env wijkbot
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish bot -c Release -o /wijkbot && cp -r knowledge/almelo /wijkbot/content

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /wijkbot
COPY --from=build /wijkbot .
# the image's own user; the folder exists so that a new volume is that user's
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:5000 Knowledge__Path=/wijkbot/content ConnectionStrings__WijkBot=Filename=/data/wijkbot.db DataFolder=/data DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 5000
STOPSIGNAL SIGTERM
# no curl in the image; bash asks by itself
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5000 && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.1 200' <&3"]
ENTRYPOINT ["./WijkBot"]
